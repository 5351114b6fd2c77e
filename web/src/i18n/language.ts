import i18next from "i18next";
import { initReactI18next, useTranslation } from "react-i18next";

export type Language = "ja" | "en";

const REMEMBERED = "denwaban.language";

/// `?lang=` of a link first, then what the person chose here, then what the browser asks for.
function firstLanguage(): Language {
  if (typeof window === "undefined") return "ja";
  const asked = new URLSearchParams(window.location.search).get("lang");
  if (asked === "ja" || asked === "en") {
    localStorage.setItem(REMEMBERED, asked);
    return asked;
  }
  const chosen = localStorage.getItem(REMEMBERED);
  if (chosen === "ja" || chosen === "en") return chosen;
  return navigator.languages.some((l) => l.startsWith("ja")) || !navigator.language.startsWith("en") ? "ja" : "en";
}

void i18next.use(initReactI18next).init({
  lng: firstLanguage(),
  fallbackLng: false,
  resources: {},
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
});
if (typeof document !== "undefined") document.documentElement.lang = i18next.language;

export function language(): Language {
  return i18next.language === "en" ? "en" : "ja";
}

export function useLanguage(): [Language, (chosen: Language) => void] {
  useTranslation();
  return [
    language(),
    (chosen) => {
      localStorage.setItem(REMEMBERED, chosen);
      document.documentElement.lang = chosen;
      void i18next.changeLanguage(chosen);
    },
  ];
}

type Words = Readonly<Record<string, string>>;

/// A key of a text that agrees with a number, as it is asked for: `days` of `days_one` and `days_other`.
type Counted<K> = K extends `${infer Base}_other` ? Base : never;

/// What the English file must have for the Japanese one, and the Japanese one for the English: the same keys, and of a
/// text that agrees with a number a singular in English alone (Intl.PluralRules).
type English<J> = { [K in keyof J as K extends `${infer Base}_other` ? K | `${Base}_one` : K]: string };
type Japanese<E> = { [K in keyof E as K extends `${string}_one` ? never : K]: string };

type Values = Readonly<Record<string, string | number>>;

/// Values go in as `{{name}}`. A text that agrees with a number needs that as `count`.
type Say<K extends string, C extends string = never> = <T extends K>(
  key: T,
  ...values: [Extract<T, C>] extends [never] ? [Values?] : [Values & { count: number }]
) => string;

type Spoken<J> = Say<Exclude<keyof J & string, `${string}_other`> | Counted<keyof J>, Counted<keyof J>>;

/// Declares the texts of one folder, as its `locales/ja/*.json` and `locales/en/*.json` have them, and gives the hook
/// that reads them: `export const useTexts = texts("desk", ja, en)`, then `const t = useTexts(); t("ready")`.
export function texts<J extends Words, E extends Words>(
  folder: string,
  ja: J & Japanese<E>,
  en: E & English<J>,
): () => Spoken<J> {
  declare(folder, ja, en);
  return function useTexts() {
    const { t } = useTranslation(folder);
    return (key, ...[values]) => t(key, values ?? {});
  };
}

/// The same for what is no component, and reads the language at each call.
export function words<J extends Words, E extends Words>(
  folder: string,
  ja: J & Japanese<E>,
  en: E & English<J>,
): Spoken<J> {
  declare(folder, ja, en);
  return (key, ...[values]) => i18next.t(key, { ...values, ns: folder });
}

function declare(folder: string, ja: Words, en: Words): void {
  i18next.addResourceBundle("ja", folder, ja);
  i18next.addResourceBundle("en", folder, en);
}

/// Picks from a text that the server keeps in both languages.
export function pick(text: { ja: string; en: string }, lang: Language): string {
  return text[lang] || text.ja || text.en;
}

/// Names one after the other, in the language of the moment if no other is given.
export function listed(names: readonly string[], lang: Language = language()): string {
  return names.join(lang === "ja" ? "、" : ", ");
}

/// A moment as people here read it, in the browser's zone.
export function moment(iso: string, lang: Language): string {
  return new Intl.DateTimeFormat(lang === "ja" ? "ja-JP" : "en-GB", {
    dateStyle: "medium",
    timeStyle: "short",
  }).format(new Date(iso));
}
