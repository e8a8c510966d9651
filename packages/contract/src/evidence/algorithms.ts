/** Ed25519, or SM2 with SM3 where the law asks for 国密 algorithms. */
export const evidenceAlgorithms = ['ed25519', 'sm2'] as const;

/** One of {@link evidenceAlgorithms}. */
export type EvidenceAlgorithm = (typeof evidenceAlgorithms)[number];
