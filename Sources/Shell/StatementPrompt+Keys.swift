extension StatementPrompt {
  /// Does what a key stands for; `pasted` is what came with a paste.
  mutating func press(_ key: Key, pasted: String = "") -> Verdict {
    candidates = []
    switch key {
    case .enter: return enter()
    case .endOfInput: return endOfInput()
    case .clearScreen: return .clearScreen
    case .search: search = HistorySearch(history, from: typed)
    case .tab: complete()
    case .paste: typed.insert(StatementPrompt.cleaned(pasted))
    default: edit(key)
    }
    return .goOn
  }

  private mutating func edit(_ key: Key) {
    switch key {
    case .newLine: typed.insert("\n")
    case .undo: undo()
    case .deleteBackward: typed.deleteBackward()
    case .deleteForward: typed.deleteForward()
    case .left: typed = typed.movedLeft
    case .right: typed.isAtEnd ? acceptHint() : (typed = typed.movedRight)
    case .lineStart: typed = typed.movedToLineStart
    case .lineEnd: typed.isAtEnd ? acceptHint() : (typed = typed.movedToLineEnd)
    default: recall(key)
    }
  }

  private mutating func recall(_ key: Key) {
    switch key {
    case .up, .character("k"): goUp()
    case .down, .character("j"): goDown()
    case .previousMatch:
      typed = walk.older(than: typed, beginningWith: String(typed.before)) ?? typed
    case .nextMatch:
      typed = walk.newer(than: typed, beginningWith: String(typed.before)) ?? typed
    default: break
    }
  }

  // At the end of its first line, so that the next Up leaves a statement of several lines at once.
  private mutating func goUp() {
    typed = typed.movedUp ?? walk.older(than: typed)?.movedToFirstLineEnd ?? typed
  }

  private mutating func goDown() {
    typed = typed.movedDown ?? walk.newer(than: typed) ?? typed
  }

  private mutating func undo() {
    note()
    guard earlier.count > 1 else { return }
    earlier.removeLast()
    typed = earlier[earlier.count - 1]
  }

  private mutating func acceptHint() {
    if let hint { typed.insert(hint) }
  }

  // A blank last line runs what is there, so that an open quote cannot hold a person captive.
  private mutating func enter() -> Verdict {
    if typed.isAtEnd, typed.text.last == "\n" {
      typed.deleteBackward()
      return .accept
    }
    if typed.text.allSatisfy(\.isWhitespace) || hooks.isComplete(typed.text) {
      return .accept
    }
    typed.insert("\n")
    return .goOn
  }

  private mutating func endOfInput() -> Verdict {
    if typed.text.isEmpty { return .end }
    typed.deleteForward()
    return .goOn
  }

  private mutating func complete() {
    let completion = hooks.complete(typed.text, typed.cursor)
    guard let first = completion.candidates.first else { return }
    guard completion.candidates.count > 1 else {
      let suffix = typed.after.hasPrefix(completion.suffix) ? "" : completion.suffix
      return typed.replace(completion.replaceRange, with: first + suffix)
    }
    candidates = completion.candidates
    let shared = completion.commonPrefix
    if shared.utf8.count >= completion.replaceRange.count, !shared.isEmpty {
      typed.replace(completion.replaceRange, with: shared)
    }
  }

  /// Pasted text with one kind of line end, without the last ones, without zeros.
  static func cleaned(_ pasted: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(pasted.utf8.count)
    var previous: UInt8 = 0
    for byte in pasted.utf8 {
      switch byte {
      case 0: break
      case UInt8(ascii: "\r"): bytes.append(UInt8(ascii: "\n"))
      case UInt8(ascii: "\n") where previous == UInt8(ascii: "\r"): break
      default: bytes.append(byte)
      }
      previous = byte
    }
    while bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
