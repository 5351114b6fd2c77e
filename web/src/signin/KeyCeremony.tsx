export default function KeyCeremony() {
  return null;
}
