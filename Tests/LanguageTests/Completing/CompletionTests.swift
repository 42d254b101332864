import Language
import Testing
import Values

struct CompletionTests {
  static let vocabulary: Vocabulary = {
    var vocabulary = Vocabulary(
      functions: ["avg", "count", "months"].map {
        FunctionDeclaration(
          name: $0, family: .numbers, parameters: [], result: .widestNumber, summary: "A function.",
          example: FunctionDeclaration.Example("1", "1"))
      }, verbs: SampleGrammar.verbs, commands: SampleGrammar.commands)
    let source = Expression(.asof, range: .init(0, 0))
    let fields = [
      Field("customer_id", .text), Field("region", .text), Field("spend", .decimal),
      Field("sign-up", .date), Field("城市", .text),
    ]
    vocabulary.tables = [
      TableEntry(
        name: "customers", fields: fields, rowCount: 9,
        definitions: [
          Definition(
            kind: .segment, name: "vip", table: "customers", expression: source,
            source: .init(text: "asof")),
          Definition(
            kind: .behaviour, name: "heavy_app", table: "customers", expression: source,
            source: .init(text: "asof")),
        ],
        profile: { name in
          [
            "region": ColumnProfile(rowCount: 9, missingCount: 0, texts: ["north", "no\"where"]),
            "城市": ColumnProfile(rowCount: 9, missingCount: 0, texts: ["上海"]),
          ][name]
        }),
      TableEntry(
        name: "orders", fields: [Field("customer_id", .text), Field("amount", .decimal)],
        rowCount: 9),
    ]
    vocabulary.links = [
      Link(many: "orders", one: "customers", manyKey: "customer_id", oneKey: "customer_id")
    ]
    vocabulary.inUse = "customers"
    vocabulary.parameters = ["month": .value(.whole(1)), "min": .value(.whole(2))]
    return vocabulary
  }()

  static func shown(_ text: String) -> String {
    let found = Completion.candidates(
      text: text, cursor: text.utf8.count, vocabulary: vocabulary)
    let replaced = String(decoding: Array(text.utf8)[found.range], as: UTF8.self)
    return "\(replaced)> " + found.candidates.joined(separator: " ")
  }

  /// What is typed up to the cursor; what is replaced and what is offered.
  static let cases: [(text: String, shown: String)] = [
    ("cu", "cu> customers"),
    ("customers | f", "f> filter"),
    ("customers | filter re", "re> region"),
    (
      "filter region = ",
      "> \"north\" \"no\\\"where\" customer_id region spend `sign-up` 城市 vip heavy_app "
        + "orders avg( count( months( not missing true false asof"
    ),
    ("filter region = \"no", "\"no> \"north\" \"no\\\"where\""),
    ("filter region = n", "n> \"north\" \"no\\\"where\" not"),
    ("filter region not in (\"north\", ", "> \"north\" \"no\\\"where\""),
    ("filter 城市 = \"上", "\"上> \"上海\""),
    ("filter spend is ", "> missing not missing"),
    ("filter spend > 3 ", "> days weeks months quarters years hours minutes seconds blank: and or"),
    (
      "filter count(orders where ",
      "> customer_id amount customers avg( count( months( not missing true false asof"
    ),
    ("filter orders.a", "a> amount"),
    ("filter sign", "sign> `sign-up`"),
    ("filter `sig", "`sig> `sign-up`"),
    ("filter app", "app> heavy_app"),
    ("filter a and\n re", "re> region"),
    (
      "nps spend by region ",
      "> rule: scale: each: and or in not in is missing is not missing between "
        + "contains starts with ends with like matches"
    ),
    ("nps spend by region rule: ", "> standard below6"),
    ("nps rule: standard ", "> scale: each:"),
    ("sort spend d", "d> desc"),
    ("plot ", "> bar line"),
    ("summarize n = count(), total = avg(spend) by region | sort t", "t> total true"),
    ("derive x2 = spend | filter x", "x> x2"),
    ("filter $", "$> $min $month"),
    ("filter spend > $mo", "$mo> $month"),
    ("associate b", "b> behaviours by"),
    ("use ", "> customers orders"),
    ("set ", "> threads asof"),
    ("set asof ", "> today"),
    ("link orders to customers on ", "> customer_id amount"),
    ("role ch", "ch> churned"),
    ("segment orders.big = am", "am> amount"),
    ("explain plan cu", "cu> customers"),
    ("load \"a.csv\" header: ", "> yes no"),
    ("log ", "> off"),
    ("history ", "> script"),
    ("# fil", "> "),
    ("use customers\nfil", "fil> filter"),
    ("append o", "o> orders"),
    ("export \"a", "\"a> "),
    ("customers | cohort ", "> by on periods:"),
    ("param x as ", "> text number date period truth column"),
    ("filter a in this m", "m> month minute"),
    ("filter a in last 3 m", "m> months minutes"),
  ]

  @Test func `what is offered fits the place`() {
    #expect(Self.cases.map { Self.shown($0.text) } == Self.cases.map(\.shown))
  }

  @Test func `nothing that is typed traps, wherever the cursor stands`() {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("seed of the random lines to complete: \(seed)")
    var random = SeededTexts(seed: seed)
    let failed = (0..<1000).map { round -> (String, Int) in
      let line =
        round % 2 == 0
        ? random.scraps(RandomTextTests.scraps) : random.mutation(of: random.pick(Self.cases).text)
      return (line, random.below(line.utf8.count + 3) - 1)
    }.filter { line, cursor in
      let found = Completion.candidates(text: line, cursor: cursor, vocabulary: Self.vocabulary)
      return found.range.lowerBound < 0 || found.range.upperBound > line.utf8.count
    }
    #expect(failed.map(\.0) == [])
  }
}
