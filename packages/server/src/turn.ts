/** Lets everything else that waits have its turn in between the steps of a long piece of work. */
export const turn = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 0));
