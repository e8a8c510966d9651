import {unsafeCSS, type CSSResult} from 'lit';

/** A style sheet written in place. lit's own tag brings checks of foreign values, which there are none of here. */
export const css = (...template: Parameters<typeof String.raw>): CSSResult => unsafeCSS(String.raw(...template));
