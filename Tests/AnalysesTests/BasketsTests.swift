import Analyses
import Language
import Tables
import Testing
import Values

/// Rules from some items to another, against counts by hand.
@Suite struct BasketsTests {
  // Ten orders: bread in 6, butter in 5, both in 5; milk in 4.
  private static let lines = AssociationTable.read(
    """
    basket,item
    1,bread
    1,butter
    1,butter
    2,bread
    2,butter
    3,bread
    3,butter
    4,bread
    4,butter
    5,bread
    5,butter
    5,milk
    6,bread
    7,milk
    8,milk
    9,milk
    10,tea
    """)

  private func answer(_ options: [String: CheckedOption]) throws -> Table {
    var asking = AssociationAsking(table: Self.lines, options: options)
    asking.items = [asking.item("item")]
    asking.clauses[.per] = [asking.item("basket")]
    return try asking.ask(.baskets).table
  }

  @Test func `confidence, lift and p of ten orders are those worked out by hand`() throws {
    let table = try answer(["keep": .word("all"), "top": .word("all"), "support": .number(0.2)])
    let rows = (0..<table.rowCount).map { row in
      ["antecedent", "consequent", "orders", "confidence", "lift"].map { table.text($0, row) }
        .joined(separator: " ")
    }
    #expect(
      rows == [
        "bread butter 5 0.8333333333333334 1.6666666666666667",
        "butter bread 5 1 1.6666666666666667",
      ])
    // All five of butter among the six of bread: C(6,5) / C(10,5) = 6/252.
    #expect(abs((table.number("p", 0) ?? 0) - 6 / 252.0) < 1e-12)
  }
}
