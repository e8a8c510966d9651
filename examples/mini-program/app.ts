export {};

declare function App(definition: object): void;

App({});
