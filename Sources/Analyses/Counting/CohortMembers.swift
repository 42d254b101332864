/// The cohorts that customers belong to, in the order of the periods they began in.
struct CohortMembers: Sendable {
  /// The numbers of the periods in which customers began, ascending.
  let cohorts: [Int32]
  /// How many began in each.
  let sizes: [Int]
  /// For each customer the place of the cohort, or -1.
  let rows: [Int32]

  /// The number of cohorts.
  var count: Int { cohorts.count }

  /// Finds the cohorts of customers by the period each began in, `Int32.min` where it is not known.
  ///
  /// - Complexity: O(*customers* + *c* log *c*) for *c* cohorts.
  init(_ begins: [Int32]) {
    let known = begins.lazy.filter { $0 != .min }
    let least = Int(known.min() ?? 0)
    // A period of a day that dates can name: a few millions of them at most.
    var counts = [Int](repeating: 0, count: Int(known.max() ?? -1) - least + 1)
    for begin in known { counts[Int(begin) - least] += 1 }
    let used = counts.indices.filter { counts[$0] > 0 }
    var places = [Int32](repeating: -1, count: counts.count)
    for (place, number) in used.enumerated() { places[number] = Int32(place) }
    cohorts = used.map { Int32($0 + least) }
    sizes = used.map { counts[$0] }
    rows = begins.map { $0 == .min ? -1 : places[Int($0) - least] }
  }
}
