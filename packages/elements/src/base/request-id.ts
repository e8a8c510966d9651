import {html} from 'lit';

/**
 * The id of a failed request in the log of the server; undefined where no answer of the server came. An error of another
 * copy of the SDK has it too.
 */
export const requestIdOf = (error: unknown): string | undefined => (Object(error) as {requestId?: string}).requestId;

/**
 * A small line with the id of a failed request, which a person gives to whoever helps; nothing without an id. It belongs
 * outside live regions, because it takes long to be read aloud.
 */
export const renderRequestId = (label: string, requestId: string | undefined) =>
  requestId
    ? html`<p class="id"><span .textContent=${label}></span> <bdi translate="no" .textContent=${requestId}></bdi></p>`
    : '';
