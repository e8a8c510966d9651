import type {AuditAct} from './evidence-storage.ts';

/** Something that does not follow from what is in the log. */
export interface LifeFault {
  /** The act from which something else would follow; undefined for the rating itself. */
  readonly act: AuditAct | undefined;
  readonly text: string;
}
