/// Why a spell of a subscription stopped.
enum StopReason: String, Sendable {
  case voluntary
  case card
  case pause
  case change
}
