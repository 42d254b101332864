import Glibc
import Synchronization

/// Parallel work over ranges: the only bridge to threads.
public enum Work {
  /// The number of cores this process may use.
  public static var coreCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// The rows of one piece when the caller names no other size.
  public static let usualPiece = 1 << 16

  /// Calls `body` on consecutive pieces of `0..<count` and returns the parts in order.
  ///
  /// The pieces depend only on `count` and `piece`, so results do not depend on the threads. When
  /// pieces fail, the error of the first of them is thrown.
  ///
  /// - Complexity: O(*n*) calls of `body` in all, shared among the threads.
  public static func overRanges<Part: Sendable, Failure: Error>(
    _ count: Int, piece: Int = usualPiece, in context: WorkContext,
    _ body: @Sendable (Range<Int>) throws(Failure) -> Part
  ) throws(WorkFailure<Failure>) -> [Part] {
    try run(count, piece: piece, in: context, body)
  }

  /// Calls a `body` that cannot fail on consecutive pieces of `0..<count`.
  ///
  /// - Complexity: O(*n*) calls of `body` in all, shared among the threads.
  public static func overRanges<Part: Sendable>(
    _ count: Int, piece: Int = usualPiece, in context: WorkContext,
    _ body: @Sendable (Range<Int>) -> Part
  ) throws(Stopped) -> [Part] {
    do throws(WorkFailure<Never>) {
      return try run(count, piece: piece, in: context, body)
    } catch {
      throw Stopped()
    }
  }

  private static func run<Part: Sendable, Failure: Error>(
    _ count: Int, piece: Int, in context: WorkContext,
    _ body: @Sendable (Range<Int>) throws(Failure) -> Part
  ) throws(WorkFailure<Failure>) -> [Part] {
    precondition(count >= 0 && piece > 0, "A run has no negative length and no empty pieces")
    let pieces = count / piece + (count % piece == 0 ? 0 : 1)
    let board = Board<Part, Failure>(pieces: pieces)
    withoutActuallyEscaping(body) { body in
      runOnThreads(min(context.threads, pieces)) {
        while let index = board.take(), !context.stop.isStopped {
          let range = (index * piece)..<min(count, index * piece + piece)
          context.progress.tellAgain()
          do throws(Failure) {
            board.put(.success(try body(range)), at: index)
          } catch {
            board.put(.failure(error), at: index)
          }
        }
      }
    }
    return try board.parts()
  }
}

/// Why a run over ranges ended without a result.
public enum WorkFailure<Failure: Error>: Error {
  /// Someone asked for it.
  case stopped
  /// A piece failed.
  case failed(Failure)
}

extension WorkFailure: Equatable where Failure: Equatable {}

/// Where threads take pieces from and put parts to.
private final class Board<Part: Sendable, Failure: Error>: Sendable {
  private let pieces: Int
  private let next = Atomic<Int>(0)
  private let hasFailed = Atomic<Bool>(false)
  private let results: Mutex<[Result<Part, Failure>?]>

  init(pieces: Int) {
    self.pieces = pieces
    results = Mutex([Result<Part, Failure>?](repeating: nil, count: pieces))
  }

  /// The next piece nobody has taken; none after a failure.
  func take() -> Int? {
    // Pieces are taken in order, so every piece before a failed one is done or under way.
    guard !hasFailed.load(ordering: .relaxed) else { return nil }
    let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
    return index < pieces ? index : nil
  }

  func put(_ result: Result<Part, Failure>, at index: Int) {
    if case .failure = result { hasFailed.store(true, ordering: .relaxed) }
    results.withLock { $0[index] = result }
  }

  func parts() throws(WorkFailure<Failure>) -> [Part] {
    let results = results.withLock { $0 }
    var parts: [Part] = []
    parts.reserveCapacity(results.count)
    for result in results {
      switch result {
      case .success(let part): parts.append(part)
      case .failure(let error): throw .failed(error)
      case nil: throw .stopped
      }
    }
    return parts
  }
}
