/// Why a customer left, as they said or as the bank did.
enum EndReason: String, Sendable {
  case price
  case competitor
  case notUsed = "not used"
  case service
  case moved
  case cardExpired = "card expired"

  /// Whether leaving was the customer's own decision against the service.
  var isDissatisfied: Bool {
    switch self {
    case .price, .competitor, .notUsed, .service: true
    case .moved, .cardExpired: false
    }
  }

  /// How a spell that ends for this reason is marked.
  var stop: StopReason { self == .cardExpired ? .card : .voluntary }
}
