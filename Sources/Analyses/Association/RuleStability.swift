import Bitmaps
import Glibc
import Statistics
import Work

/// How often rules come back, and at which rank, when the customers are drawn anew.
struct RuleStability: Sendable {
  /// For each rule that was asked for, the share of draws in which it is found.
  private(set) var selected: [Int: Double] = [:]
  /// The ranks that hold all but the outer few, where it is found at all.
  private(set) var ranks: [Int: ClosedRange<Int>] = [:]

  private static let block = 4

  /// Draws the customers anew and tests all rules each time.
  ///
  /// - Parameters:
  ///   - rules: the rules to tell of.
  ///   - hidden: rules that stand behind another one with the very same customers.
  /// - Complexity: O(draws × rules × *rows* / 64).
  init(
    of rules: [Int], hidden: Set<Int>, in mining: Mining, draws: Int, keys: RowKeys,
    settings: AssociationSettings, in work: WorkContext
  ) throws(Stopped) {
    let resampling = RuleResampling(mining, settings: settings, hidden: hidden)
    let parts = try Work.overRanges(draws, piece: Self.block, in: work) { range in
      let planes = range.flatMap { keys.resampled(seed: UInt64($0) &+ 0x5354_0000) }
      work.progress.report(Double(range.upperBound) / Double(draws), "drawing customers anew")
      return resampling.selections(planes, draws: range.count)
    }
    var found: [Int: [Int]] = [:]
    for order in parts.flatMap({ $0 }) {
      for (rank, rule) in order.enumerated() { found[rule, default: []].append(rank + 1) }
    }
    let outer = (1 - settings.level) / 2
    for rule in rules {
      let places = (found[rule] ?? []).sorted()
      selected[rule] = Double(places.count) / Double(draws)
      guard !places.isEmpty else { continue }
      let low = Int((outer * Double(places.count - 1)).rounded(.down))
      ranks[rule] = places[low]...places[places.count - 1 - low]
    }
  }
}

/// The rules of a search tested again on customers drawn anew.
struct RuleResampling: Sendable {
  private let mining: Mining
  private let settings: AssociationSettings
  private let hidden: Set<Int>
  private let generals: [[Int]]

  /// Finds the generalisations of every rule once.
  init(_ mining: Mining, settings: AssociationSettings, hidden: Set<Int>) {
    self.mining = mining
    self.settings = settings
    self.hidden = hidden
    let tree = mining.tree
    generals = mining.rules.map { rule in
      let items = tree.items(of: rule)
      guard items.count > 1 else { return [] }
      return items.indices.compactMap { lacking in
        var rest = items
        rest.remove(at: lacking)
        return tree.place(of: rest)
      }
    }
  }

  /// For each draw the rules found in it, best first.
  func selections(_ planes: [Bitmap], draws: Int) -> [[Int]] {
    let matrix = BitMatrix(planes, target: mining.outcome)
    let rules = mining.rules.count
    var customers = [Int](repeating: 0, count: rules * draws)
    var churned = customers
    func count(_ rule: Int, _ cover: [UInt64]) {
      let hits = matrix.counts(under: cover, in: .target)
      let others = matrix.counts(under: cover, in: .rest)
      for draw in 0..<draws {
        for plane in 0..<3 {
          let (place, weight) = (draw * 3 + plane, 1 << plane)
          churned[rule * draws + draw] += Int(hits[place]) * weight
          customers[rule * draws + draw] += Int(hits[place] + others[place]) * weight
        }
      }
    }
    mining.forEachCover(count)
    return (0..<draws).map { draw in
      let parts = 0..<3
      let hits = parts.reduce(0) {
        $0 + planes[draw * 3 + $1].intersectionCount(with: mining.outcome) << $1
      }
      let all = parts.reduce(0) { $0 + planes[draw * 3 + $1].populationCount << $1 }
      return selection(
        all: all, hits: hits,
        sizes: { (customers[$0 * draws + draw], churned[$0 * draws + draw]) })
    }
  }

  private func selection(
    all: Int, hits: Int, sizes: (Int) -> (customers: Int, churned: Int)
  ) -> [Int] {
    guard hits > 0, hits < all else { return [] }
    let thresholds = settings.thresholds(customers: all)
    let bound = settings.candidateLog(tests: mining.space.total, rules: mining.rules.count)
    var (rules, logs): ([Int], [Double]) = ([], [])
    for rule in mining.rules {
      let (inside, churned) = sizes(rule)
      guard thresholds.admit(inside, churned), churned * all > inside * hits else { continue }
      var productive = -Double.infinity
      let wider = generals[rule].isEmpty ? [(all, hits)] : generals[rule].map(sizes)
      for (all, hits) in wider where productive <= bound {
        let table = TwoByTwo(inside: inside, outcomesInside: churned, all: all, outcomes: hits)
        productive = max(productive, table.fisherGreaterLogP)
      }
      guard productive <= bound else { continue }
      rules.append(rule)
      logs.append(productive)
    }
    let adjusted = settings.adjustedLogs(
      logs, lengths: rules.map { Int(mining.tree.nodes[$0].length) }, space: mining.space)
    let kept = rules.indices.filter {
      adjusted[$0] <= log(settings.testAlpha) && !hidden.contains(rules[$0])
    }.map { rules[$0] }
    let excess = Dictionary(
      uniqueKeysWithValues: kept.map { rule in
        let (inside, churned) = sizes(rule)
        return (rule, churned * all - inside * hits)
      })
    return kept.sorted { first, second in
      let (left, right) = (excess[first] ?? 0, excess[second] ?? 0)
      return left == right ? first < second : left > right
    }
  }
}

extension Mining {
  /// Calls a function with every rule and its customers in the layout of the matrix.
  ///
  /// - Complexity: O(rules × *rows* / 64).
  func forEachCover(_ body: (Int, [UInt64]) -> Void) {
    guard tree.rootCount > 0 || tree.ruleCount == 0 else {
      for rule in rules { body(rule, row(of: rule)) }
      return
    }
    func visit(_ rules: Range<Int>, _ prefix: [UInt64]?) {
      for rule in rules {
        let node = tree.nodes[rule]
        let cover = matrix.row(Int(node.item), under: prefix)
        body(rule, cover)
        let first = Int(node.firstChild)
        visit(first..<(first + Int(node.childCount)), cover)
      }
    }
    visit(0..<tree.rootCount, nil)
  }
}
