import Bitmaps
import Glibc
import Statistics
import Work

/// The rules of an answer of `baskets`: tested, chosen, and how many were held back for what.
struct BasketRules: Sendable {
  /// The rules of the answer, best first.
  private(set) var shown: [BasketRule]
  /// The logarithm of the adjusted p of each.
  private(set) var adjustedLogP: [Double]
  /// How many rules are in enough orders.
  let considered: Int
  /// How many of them do not raise the share of what stands behind the arrow.
  let notRaising: Int
  /// How many raise it but not significantly.
  let notSignificant: Int
  /// How many lie beyond the rows asked for.
  let beyondTop: Int
  /// The test on the orders held out, when there are such.
  private(set) var holdout: Holdout?
  /// The confidence of each rule of the answer among them.
  let heldConfidence: [Double?]
  /// Whether only some sets were tested, because someone asked to stop.
  let isPartial: Bool

  /// How many sets are tested after a wish to stop: so few that they are tested at once.
  private static let most = 2_000

  /// Tests the rules of all sets; once someone asks to stop, those of the sets in most orders.
  ///
  /// - Complexity: O(rules × length) tests, then O(rules · log rules).
  init(
    of counts: BasketCounts, isWhole: Bool, space: SearchSpace, settings: AssociationSettings,
    in work: WorkContext
  ) {
    let sets = counts.tree.nodes.indices.filter { counts.tree.nodes[$0].length > 1 }
    if isWhole,
      let whole = try? BasketRules(sets, counts, space, settings, isPartial: false, in: work)
    {
      self = whole
      return
    }
    let isFew = sets.map { counts.tree.nodes[$0].customers }.areAmongGreatest(BasketRules.most)
    let few = zip(sets, isFew).filter(\.1).map(\.0)
    self = work.unstopped { work throws(Stopped) in
      try BasketRules(few, counts, space, settings, isPartial: true, in: work)
    }
  }

  private init(
    _ sets: [Int], _ counts: BasketCounts, _ space: SearchSpace, _ settings: AssociationSettings,
    isPartial: Bool, in work: WorkContext
  ) throws(Stopped) {
    let rules = try Work.overRanges(sets.count, piece: 128, in: work) { range in
      range.flatMap { counts.rules(ofSet: sets[$0]) }
    }.flatMap { $0 }
    var adjusted = settings.adjustedLogs(
      rules.map(\.productiveLogP), lengths: rules.map(\.antecedent.count), space: space)
    if !isPartial, let held = counts.items.held {
      let test = try BasketRules.tested(rules, held, settings, work.stop)
      adjusted = rules.indices.map { test.adjustedLogs[$0] ?? 0 }
      holdout = test
    }
    try work.stop.check()
    var kept = Array(rules.indices)
    considered = kept.count
    if !settings.keepsAll { kept.removeAll { rules[$0].excess <= 0 } }
    notRaising = considered - kept.count
    if !settings.keepsAll { kept.removeAll { adjusted[$0] > settings.logAlpha } }
    notSignificant = considered - notRaising - kept.count
    kept = BasketRules.ordered(kept, rules, counts.items)
    try work.stop.check()
    beyondTop = max(0, kept.count - (settings.top ?? kept.count))
    kept.removeLast(beyondTop)
    heldConfidence = kept.map { [holdout] in holdout?.confidence[$0] }
    (shown, adjustedLogP) = (kept.map { rules[$0] }, kept.map { adjusted[$0] })
    self.isPartial = isPartial
  }

  /// The test, on orders held out, of the rules that are productive among the others.
  private static func tested(
    _ rules: [BasketRule], _ held: [Bitmap], _ settings: AssociationSettings, _ stop: StopFlag
  ) throws(Stopped) -> Holdout {
    let candidates = rules.indices.filter {
      rules[$0].excess > 0 && rules[$0].productiveLogP <= settings.testLogAlpha
    }
    return try Holdout(
      candidates.map {
        Holdout.Candidate(
          rule: $0, items: rules[$0].antecedent, outcome: held[rules[$0].consequent])
      }, items: held, alpha: settings.testAlpha, stop: stop)
  }

  /// Rules by falling leverage, then the shorter ones, then by the bytes of their text.
  private static func ordered(
    _ places: [Int], _ rules: [BasketRule], _ items: BasketItems
  ) -> [Int] {
    let excess = rules.map(\.excess)
    return places.sorted { first, second in
      if excess[first] != excess[second] { return excess[first] > excess[second] }
      let (left, right) = (rules[first], rules[second])
      if left.antecedent.count != right.antecedent.count {
        return left.antecedent.count < right.antecedent.count
      }
      return items.text(left).utf8.lexicographicallyPrecedes(items.text(right).utf8)
    }
  }
}
