/** Runes everywhere; no preprocessing beyond TypeScript, which Svelte 5 reads itself. */
export default { compilerOptions: { runes: true } };
