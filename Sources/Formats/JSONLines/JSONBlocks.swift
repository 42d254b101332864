/// The blocks of a file together.
struct JSONBlocks: Sendable {
  /// The keys in order of first appearance.
  let keys: [String]
  /// The number of objects.
  let rowCount: Int
  /// The lines that are no objects.
  let rejects: [Reject]
  /// The first place that is no JSON.
  let fault: JSONFault?
  private let blocks: [JSONBlock]
  private let places: [[String: Int]]
  private let lines: [Int]

  /// Puts blocks together.
  ///
  /// - Parameter lineCounts: The number of lines of each block, or zeros when lines do not count.
  init(_ blocks: [JSONBlock], lineCounts: [Int]) {
    var keys: [String] = []
    var seen: Set<String> = []
    var rejects: [Reject] = []
    var lines: [Int] = []
    var before = 0
    for (block, count) in zip(blocks, lineCounts) {
      keys += block.keys.filter { seen.insert($0).inserted }
      rejects += block.rejects.map { $0.moved(by: before) }
      lines += block.lines.map { $0 + before }
      before += count
    }
    self.blocks = blocks
    self.keys = keys
    self.rejects = rejects
    self.lines = lines
    rowCount = lines.count
    fault = blocks.lazy.compactMap(\.fault).first
    places = blocks.map { block in
      Dictionary(uniqueKeysWithValues: block.keys.enumerated().map { ($1, $0) })
    }
  }

  /// The line of a row.
  func line(ofRow row: Int) -> Int { lines[row] }

  /// The cells of a key in each block.
  func sources(of key: String, _ file: FileBytes) -> [JSONColumn] {
    blocks.indices.map { index in
      JSONColumn(
        cells: places[index][key].map { blocks[index].cells[$0] },
        rowCount: blocks[index].lines.count, file: file)
    }
  }
}

extension Reject {
  /// The same some lines further down.
  fileprivate func moved(by lines: Int) -> Reject {
    Reject(line: line + lines, column: column, kind: kind, text: text, reason: reason)
  }
}
