import {unsafeCSS, type CSSResult} from 'lit';

/** Tag of a style sheet. lit's own tag also checks interpolated values, which are not used here. */
export const css = (...template: Parameters<typeof String.raw>): CSSResult => unsafeCSS(String.raw(...template));
