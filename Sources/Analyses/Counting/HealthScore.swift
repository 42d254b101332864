/// One customer's score.
struct HealthScore: Sendable {
  /// The weighted mean of the known parts.
  let score: Double?
  /// The share of the weights that are known.
  let coverage: Double
  /// The points each part adds, nothing where it is missing.
  let contributions: [Double?]
  /// The tier by the score alone.
  let tierOfScore: String?
  /// The tier.
  let tier: String?

  /// Whether the override says another tier than the score.
  var isOverridden: Bool { tier != tierOfScore }

  /// Weighs the parts of a customer.
  init(
    _ parts: [Double?], weights: [Double], bands: (poor: Double, average: Double), forced: String?
  ) {
    let pairs = zip(parts, weights)
    let known = pairs.reduce(0) { $0 + ($1.0 == nil ? 0 : $1.1) }
    coverage = known / weights.reduce(0, +)
    score = known > 0 ? pairs.reduce(0) { $0 + ($1.0 ?? 0) * $1.1 } / known : nil
    contributions = pairs.map { part, weight in
      known > 0 ? part.map { $0 * weight / known } : nil
    }
    tierOfScore = score.map { HealthScore.tier(of: $0, bands: bands) }
    tier = score == nil ? nil : forced ?? tierOfScore
  }

  /// The tier of a score: bands are open below and closed above.
  static func tier(of score: Double, bands: (poor: Double, average: Double)) -> String {
    score <= bands.poor ? "poor" : score <= bands.average ? "average" : "good"
  }
}
