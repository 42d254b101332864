import Glibc

/// Makes folders.
enum Folder {
  /// Makes a folder unless it is there.
  static func create(_ path: String) throws(FileError) {
    // SAFETY: the text is passed for the length of the call only.
    guard unsafe mkdir(path, 0o777) != 0, errno != EEXIST else { return }
    throw FileError(action: .create, path: path, code: errno)
  }
}
