import Tables
import Work

extension TextPool {
  /// The texts at some places, gathered on several threads.
  func texts(at places: [Int32], in work: WorkContext) -> TextPool {
    let found = Column.text(TextColumn(.plain(self))).gathered(at: places, in: work)
    guard case .text(let column) = found, case .plain(let texts) = column.storage else {
      return gathered(at: places)
    }
    return texts
  }
}
