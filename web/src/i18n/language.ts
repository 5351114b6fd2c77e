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

/// One text in both languages: `[日本語, English]`.
export type Pair = readonly [ja: string, en: string];

export type Say<K extends string> = (key: K, values?: Record<string, string | number>) => string;

/// Declares the texts of one folder and gives the hook that reads them:
/// `export const useTexts = texts("desk", { ready: ["受付可", "Ready"] })`, then
/// `const t = useTexts(); t("ready")`. Values go in as `{{name}}`.
export function texts<K extends string>(folder: string, all: Record<K, Pair>): () => Say<K> {
  const of = (n: 0 | 1) => Object.fromEntries(Object.entries<Pair>(all).map(([key, pair]) => [key, pair[n]]));
  i18next.addResourceBundle("ja", folder, of(0));
  i18next.addResourceBundle("en", folder, of(1));
  return function useTexts() {
    const { t } = useTranslation(folder);
    return (key, values) => t(key, values ?? {});
  };
}

/// Picks from a text that the server keeps in both languages.
export function pick(text: { ja: string; en: string }, lang: Language): string {
  return text[lang] || text.ja || text.en;
}

/// A moment as people here read it, in the browser's zone.
export function moment(iso: string, lang: Language): string {
  return new Intl.DateTimeFormat(lang === "ja" ? "ja-JP" : "en-GB", {
    dateStyle: "medium",
    timeStyle: "short",
  }).format(new Date(iso));
}
