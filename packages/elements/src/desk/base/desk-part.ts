import {LitElement, type PropertyDeclaration, type PropertyDeclarations} from 'lit';
import type {Words} from './words.ts';

/** A property that the desk sets, without an attribute. */
export const passed: PropertyDeclaration = {attribute: false};

/** What a function that draws a piece of a part gets of the part. */
export interface PartContext<Actions> {
  readonly words: Words;
  /** Asks the desk for one of its actions. */
  act<Name extends keyof Actions & string>(name: Name, ...input: InputOf<Actions[Name]>): void;
}

type InputOf<Action> = Action extends (...input: infer Input) => void ? Input : never;

/**
 * A part of the desk that is an element of its own. State comes down to it in properties, and what the person does goes
 * up in an event. It draws into the shadow root of the desk and has no box: one style sheet, `::part`, labels and
 * descriptions reach across the parts, and the desk moves the focus from one to another.
 */
export abstract class DeskPartElement<Actions> extends LitElement implements PartContext<Actions> {
  static override readonly properties: PropertyDeclarations = {words: passed};

  words!: Words;

  /** Fires an event that stays inside the desk: the name of an action and its input. */
  act<Name extends keyof Actions & string>(name: Name, ...input: InputOf<Actions[Name]>): void {
    this.dispatchEvent(new CustomEvent('act', {detail: [name, ...input], bubbles: true}));
  }

  protected override createRenderRoot(): this {
    return this;
  }
}
