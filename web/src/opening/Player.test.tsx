// @vitest-environment jsdom
import { MantineProvider } from "@mantine/core";
import { cleanup, fireEvent, render } from "@testing-library/react";
import i18next from "i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { OpenedRecording } from "./opening.ts";
import { Player } from "./Player.tsx";

const asked = vi.hoisted(() => ({ get: vi.fn(() => Promise.resolve({})) }));
vi.mock("../api/api.ts", () => ({ api: asked }));
vi.mock("./Waves.tsx", () => ({ Waves: () => null }));

const sound = vi.fn();
const recording = { durationMs: 60_000, manners: { sound } } as unknown as OpenedRecording;

const play = vi.fn(() => Promise.resolve());
const load = vi.fn();

beforeEach(async () => {
  await i18next.changeLanguage("en");
  vi.spyOn(HTMLMediaElement.prototype, "play").mockImplementation(play);
  vi.spyOn(HTMLMediaElement.prototype, "pause").mockImplementation(() => undefined);
  vi.spyOn(HTMLMediaElement.prototype, "load").mockImplementation(load);
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.clearAllMocks();
});

function shown() {
  const page = render(
    <MantineProvider env="test">
      <Player recording={recording} address="/playing/x" checked={1} />
    </MantineProvider>,
  );
  return { ...page, audio: page.getByTestId("player-audio") as HTMLAudioElement };
}

test("a sound that fails is told, and goes on from where it stopped", () => {
  const page = shown();
  fireEvent.click(page.getByTestId("player-play"));
  fireEvent.play(page.audio);
  page.audio.currentTime = 12;
  fireEvent.timeUpdate(page.audio);
  fireEvent.error(page.audio);
  expect(page.getByTestId("player").dataset.playing).toBe("false");
  expect(page.getByRole("alert").textContent).toContain("could not be loaded");
  expect(asked.get, "a session that is over shows itself").toHaveBeenCalledWith("/api/me");
  expect(sound).toHaveBeenLastCalledWith(false);

  page.audio.currentTime = 0;
  fireEvent.click(page.getByRole("button", { name: "Try again" }));
  expect(load).toHaveBeenCalledOnce();
  expect(page.audio.currentTime).toBe(12);
  expect(play).toHaveBeenCalledTimes(2);
  expect(page.queryByRole("alert")).toBeNull();
});

test("the play button tries again, too, and a refused play is no unhandled error", async () => {
  const page = shown();
  fireEvent.error(page.audio);
  play.mockRejectedValueOnce(new Error("no"));
  fireEvent.click(page.getByTestId("player-play"));
  await Promise.resolve();
  expect(load).toHaveBeenCalledOnce();
});
