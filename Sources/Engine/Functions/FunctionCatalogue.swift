public import Language

/// The functions of the language, each family from its own file.
public struct FunctionCatalogue: Sendable {
  /// The functions, family by family.
  public let functions: [Function]
  private let places: [String: Int]

  /// Creates a catalogue; the names are all different.
  public init(_ functions: [Function]) {
    self.functions = functions
    places = Dictionary(
      uniqueKeysWithValues: functions.indices.map { (functions[$0].declaration.name, $0) })
  }

  /// The function of a name.
  public subscript(name: String) -> Function? { places[name].map { functions[$0] } }

  /// What checking and help need to know of the functions.
  public var declarations: [FunctionDeclaration] { functions.map(\.declaration) }

  /// Every function of the language.
  public static let all = FunctionCatalogue(
    Aggregates.all + NumberFunctions.all + TextFunctions.all + DateFunctions.all
      + BandFunctions.all + ChoiceFunctions.all)
}
