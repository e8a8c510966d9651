/** Where every rating of a publication can be fetched, without personal data. */
export const exportAddress = (baseUrl: string, publicationId: string, format: 'csv' | 'ndjson'): string =>
  `${baseUrl.replace(/\/+$/, '')}/v1/publications/${encodeURIComponent(publicationId)}/export?format=${format}`;
