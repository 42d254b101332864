public import Work

/// What a reader is told: the path for messages, the options, how to work.
public struct LoadRequest: Sendable {
  /// The path as it was given.
  public let path: String
  /// What a person says about the file.
  public let options: LoadOptions
  /// Threads, stop flag, progress.
  public let work: WorkContext
  /// The world the file is in, for formats that look at more than its bytes.
  var files = Files.real
  /// Whether the bytes were packed in the file.
  var isUnpacked = false
  /// Where a reader that watches bytes shows each that it reads.
  var seen: SeenBytes?

  /// Creates a request.
  public init(path: String, options: LoadOptions = LoadOptions(), work: WorkContext = WorkContext())
  {
    self.path = path
    self.options = options
    self.work = work
  }

  /// What is demanded of each column.
  func demands(of names: [String]) throws(LoadFailure) -> [CellReading.Demand] {
    var demands = [CellReading.Demand](repeating: .free, count: names.count)
    let choices: [(String, LoadOptions.Columns, CellReading.Demand)] = [
      ("text", options.text, .text), ("number", options.number, .number),
      ("date", options.date, .date),
    ]
    for (_, columns, demand) in choices where columns == .all {
      demands = demands.map { _ in demand }
    }
    var named: Set<Int> = []
    for (option, columns, demand) in choices {
      guard case .named(let wanted) = columns else { continue }
      for name in wanted {
        guard let index = names.firstIndex(of: name) ?? onlyMatch(name, names) else {
          throw .unknownColumn(name, option: option, among: names)
        }
        guard named.insert(index).inserted || demands[index] == demand else {
          throw .twoTypes(name)
        }
        demands[index] = demand
      }
    }
    return demands
  }

  /// The only name that is the same without regard to case.
  private func onlyMatch(_ name: String, _ names: [String]) -> Int? {
    let matches = names.indices.filter { names[$0].lowercased() == name.lowercased() }
    return matches.count == 1 ? matches[0] : nil
  }
}
