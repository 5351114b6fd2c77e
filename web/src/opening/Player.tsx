import { Alert, Button, SegmentedControl, Text } from "@mantine/core";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { api } from "../api/api.ts";
import { useLanguage } from "../i18n/language.ts";
import styles from "./Opening.module.css";
import type { OpenedRecording } from "./opening.ts";
import { useTexts } from "./texts.ts";
import { length } from "../i18n/time.ts";
import { Waves } from "./Waves.tsx";

const STEP_S = 5;
const SPEEDS = ["1", "1.25", "1.5", "2"];

/// Plays an opened recording. The picture shows who spoke when; a click on it goes there.
export function Player({
  recording,
  address,
  checked,
  plays,
}: {
  recording: OpenedRecording;
  address: string;
  checked: number;
  plays?: () => void;
}) {
  const t = useTexts();
  useLanguage();
  const audio = useRef<HTMLAudioElement>(null);
  const [at, setAt] = useState(0);
  const [playing, setPlaying] = useState(false);
  const [broken, setBroken] = useState(false);
  const [speed, setSpeed] = useState("1");
  const total = recording.durationMs / 1000;

  useEffect(() => {
    const element = audio.current;
    if (!element) return;
    element.src = address;
    return () => element.removeAttribute("src");
  }, [address]);

  const seek = (to: number) => {
    if (!audio.current) return;
    audio.current.currentTime = Math.min(total, Math.max(0, to));
    setAt(audio.current.currentTime);
  };
  const play = () => {
    recording.manners.sound(true);
    // what it fails of is told as an error of the sound
    audio.current?.play().catch(() => undefined);
  };
  /// From where it stopped: an address that failed is asked for again only so.
  const again = () => {
    const element = audio.current;
    if (!element) return;
    setBroken(false);
    element.load();
    element.currentTime = at;
    element.playbackRate = Number(speed);
    play();
  };
  const toggle = () => {
    if (broken) again();
    else if (playing) audio.current?.pause();
    else play();
  };
  const failed = () => {
    setBroken(true);
    setPlaying(false);
    recording.manners.sound(false);
    // a session that is over says so itself
    api.get("/api/me").catch(() => undefined);
  };
  const pressed = (event: KeyboardEvent) => {
    const does: Record<string, () => void> = {
      " ": toggle,
      ArrowLeft: () => seek(at - STEP_S),
      ArrowRight: () => seek(at + STEP_S),
      Home: () => seek(0),
      End: () => seek(total),
    };
    const act = does[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  return (
    <div className={styles.player} data-testid="player" data-playing={playing} data-seconds={at}>
      <audio
        ref={audio}
        data-testid="player-audio"
        preload="auto"
        onTimeUpdate={(event) => setAt(event.currentTarget.currentTime)}
        onPlay={() => {
          setPlaying(true);
          plays?.();
        }}
        onPause={() => setPlaying(false)}
        onEnded={() => setPlaying(false)}
        onError={failed}
        onWaiting={() => recording.manners.sound(true)}
        onSeeking={() => recording.manners.sound(true)}
        onPlaying={() => recording.manners.sound(false)}
        onSeeked={() => recording.manners.sound(false)}
      >
        <track kind="captions" />
      </audio>
      <div
        className={styles.seek}
        role="slider"
        tabIndex={0}
        aria-label={t("rec.seek")}
        aria-valuemin={0}
        aria-valuemax={Math.round(total)}
        aria-valuenow={Math.round(at)}
        aria-valuetext={t("rec.at", { at: length(at * 1000), total: length(total * 1000) })}
        data-testid="player-seek"
        onKeyDown={pressed}
        onPointerDown={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          seek(((event.clientX - box.left) / box.width) * total);
        }}
      >
        <span className={styles.lane}>{t("rec.caller")}</span>
        <Waves picture={recording.picture} at={total > 0 ? at / total : 0} checked={checked} />
        <span className={styles.lane}>{t("rec.operator")}</span>
      </div>
      <div className={styles.controls}>
        <button type="button" className={styles.round} onClick={() => seek(at - STEP_S)} aria-label={t("rec.back")}>
          −5
        </button>
        <button
          type="button"
          className={`${styles.round ?? ""} ${styles.playButton ?? ""}`}
          data-testid="player-play"
          onClick={toggle}
          aria-label={playing ? t("rec.pause") : t("rec.play")}
        >
          {playing ? "❚❚" : "▶"}
        </button>
        <button type="button" className={styles.round} onClick={() => seek(at + STEP_S)} aria-label={t("rec.forward")}>
          +5
        </button>
        <span className={styles.time}>
          {length(at * 1000)} / {length(total * 1000)}
        </span>
        <SegmentedControl
          size="xs"
          aria-label={t("rec.speed")}
          value={speed}
          onChange={(chosen) => {
            setSpeed(chosen);
            if (audio.current) audio.current.playbackRate = Number(chosen);
          }}
          data={SPEEDS.map((one) => ({ value: one, label: `${one}×` }))}
        />
      </div>
      {broken && (
        <Alert color="yellow" variant="light" role="alert" mt="sm" data-testid="player-broken">
          <Text>{t("rec.broken")}</Text>
          <Button mt="sm" size="compact-md" variant="default" onClick={again}>
            {t("again")}
          </Button>
        </Alert>
      )}
      <p className={`${styles.quiet ?? ""} ${styles.forKeys ?? ""}`}>{t("rec.keys")}</p>
    </div>
  );
}
