import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path/posix";
import { expect, test } from "vitest";

const here = import.meta.dirname;

const read = (path: string) => JSON.parse(readFileSync(path, "utf8")) as Record<string, string>;

const all = readdirSync(here, { recursive: true, encoding: "utf8" }).sort();
const files = all
  .filter((path) => /locales\/ja\/\w+\.json$/.test(path))
  .map((path) => ({
    name: path.replace("/ja/", "/"),
    ja: read(join(here, path)),
    en: read(join(here, path.replace("/ja/", "/en/"))),
  }));

const PLURAL = /_(zero|one|two|few|many|other)$/;
const base = (key: string) => key.replace(PLURAL, "");
const placeholders = (text: string) => new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = ""]) => name));

/// What a language lacks, or has too much, for the numbers it knows (Intl.PluralRules).
function wrongForms(lang: "ja" | "en", texts: Record<string, string>): string[] {
  const forms = new Intl.PluralRules(lang).resolvedOptions().pluralCategories;
  const counted = new Set(
    Object.keys(texts)
      .filter((key) => PLURAL.test(key))
      .map(base),
  );
  const wanted = [...counted].flatMap((key) => forms.map((form) => `${key}_${form}`));
  const there = Object.keys(texts).filter((key) => counted.has(base(key)));
  return [...wanted, ...there].filter((key) => !(wanted.includes(key) && there.includes(key)));
}

/// Values that only one of two texts takes; a singular may say its number in words.
function wrongValues(ja: string, en: string, key: string): string[] {
  const [one, other] = [placeholders(ja), placeholders(en)];
  const apart = [...one, ...other].filter((name) => !(one.has(name) && other.has(name)));
  return apart.filter((name) => !(name === "count" && key.endsWith("_one")));
}

test("all resource files are read, each in both languages", () => {
  expect(files.length).toBeGreaterThan(95);
  const english = all.filter((path) => /locales\/en\/\w+\.json$/.test(path));
  expect(english.map((path) => path.replace("/en/", "/"))).toEqual(files.map(({ name }) => name));
});

test.each(files)("$name says the same in both languages", ({ ja, en }) => {
  expect([...new Set(Object.keys(en).map(base))]).toEqual([...new Set(Object.keys(ja).map(base))]);
  expect([...wrongForms("ja", ja), ...wrongForms("en", en)]).toEqual([]);
  const wrong = Object.entries(en).flatMap(([key, text]) =>
    wrongValues(ja[key] ?? ja[`${base(key)}_other`] ?? "", text, key).map((name) => `${key}: ${name}`),
  );
  expect(wrong).toEqual([]);
});

test("a wrong pair is found", () => {
  expect(wrongForms("ja", { days_one: "{{count}}日", days_other: "{{count}}日" })).toEqual(["days_one"]);
  expect(wrongForms("en", { days_other: "{{count}} days" })).toEqual(["days_one"]);
  expect(wrongForms("en", { days_one: "a day", days_other: "{{count}} days" })).toEqual([]);
  expect(wrongValues("{{name}}まで", "until {{nmae}}", "until")).toEqual(["name", "nmae"]);
  expect(wrongValues("{{count}}日", "a day", "days_one")).toEqual([]);
});
