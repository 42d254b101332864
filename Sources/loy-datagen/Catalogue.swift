/// What the generator can write; a new table or benchmark input is one file and one line here.
enum Catalogue {
  /// The files of `datasets/`.
  static let datasets: [Dataset] = [
    .customers,
    .subscriptions,
    .orders,
    .events,
    .surveys,
    .tickets,
    .clientsZhHr,
    .wallets,
    .points,
    .campaigns,
    .interviews,
    .ratings,
    .requests,
  ]

  /// The inputs of benchmarks.
  static let benches: [BenchKind] = [
    .customers
  ]

  /// The names of the benchmark inputs, for a sentence.
  static var benchNames: String { benches.map(\.name).joined(separator: ", ") }
}
