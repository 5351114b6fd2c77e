/// Where the server keeps the cell; its policy there allows no network.
export const CELL = "/seal.js";
