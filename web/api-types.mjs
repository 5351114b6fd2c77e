/// Writes src/api/schema.d.ts from the server's API description; `npm run api-types`.
import { readFile, writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";

const DESCRIPTION = new URL("../docs/reference/openapi.json", import.meta.url);

export const SCHEMA = new URL("src/api/schema.d.ts", import.meta.url);

/// What is sent and answered; addresses stay in the description.
export async function schema() {
  const description = JSON.parse(await readFile(DESCRIPTION, "utf8"));
  const types = await openapiTS({ ...description, paths: {} });
  return `// Made by \`npm run api-types\` from docs/reference/openapi.json.\n\n${astToString(types)}`;
}

if (process.argv[1] === new URL(import.meta.url).pathname) await writeFile(SCHEMA, await schema());
