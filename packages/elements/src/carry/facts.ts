/** What a person takes along: the number of a receipt, and what tells it apart from others. */
export interface Carried {
  /** An opaque text; only hyphens in it are places where it may be divided. */
  readonly receiptNumber: string;
  /** Address of the page that shows the progress, with number and key behind `#`; empty without one. */
  readonly link: string;
  /** When it was rated, RFC 3339; empty when nobody here knows. */
  readonly ratedAt: string;
  /** What was rated and by whom it was done, as the register names it; left out where nobody here knows. */
  readonly itemName?: string | undefined;
  readonly institutionName?: string | undefined;
  /** The number of the general line, as it is shown. */
  readonly hotline: string;
}

/** Shows and says what became of a wish, with a picture or the choice of a paper below it. */
export type Tell = (words: string, shown?: HTMLElement) => void;

/** A person's wish to take a number along. */
export interface Wish {
  readonly carried: Carried;
  /** BCP 47 tag of the language around. */
  readonly language: string;
  /** The shadow tree of the element. */
  readonly root: ParentNode & Node;
  /** The paper of this device's printer; anything but `a4`, `80` and `58` leaves the choice to the person. */
  readonly printWidth: string;
  readonly tell: Tell;
}

/** What the file does that is loaded when a person saves or prints. Rejects only where the browser breaks. */
export interface Sheet {
  /** Makes the picture, and saves it where the browser can. */
  save(wish: Wish): Promise<void>;
  /** Prints the sheet alone. */
  print(wish: Wish): Promise<void>;
}

/**
 * The address of the progress of a rating; number and key are behind `#`, which browsers do not send. Empty without the
 * address of a page.
 *
 * @param page Absolute address of a page with `<gov-rating-receipt>`.
 */
export const progressLink = (page: string, receiptNumber: string, receiptKey?: string | null): string =>
  page && `${page}#receipt=${receiptNumber}&key=${receiptKey ?? ''}`;
