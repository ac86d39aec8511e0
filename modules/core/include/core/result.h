// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

#include <optional>
#include <utility>
#include <variant>

namespace core {

/// What went wrong, by kind. The app translates by this code; modules never do.
enum class ErrorCode
{
    NotFound,         ///< a file, port, device or key is not there
    PermissionDenied, ///< the operating system said no
    Busy,             ///< held by another process
    Unreachable,      ///< nothing answers at that address
    Refused,          ///< the peer said no (login, protocol, exception)
    Timeout,          ///< no answer in time
    BadInput,         ///< a file or payload is not what it must be
    Unsupported,      ///< understood, but not possible here
    ReadOnly,         ///< the database or file cannot be written
    DiskFull,         ///< no space left
    Locked,           ///< the database stayed locked
    NewerSchema,      ///< written by a newer Meterdeck
    Corrupt,          ///< damaged
    Changed,          ///< a file is no longer the one that was read
    Io,               ///< any other failure of a device or file
    Internal,         ///< our own mistake
};

/// The one spelling of a code ("NotFound", "DiskFull", …), for logs and the local socket.
QString errorCodeName(ErrorCode code);

/// A failure: where it happened, what happened and what to do about it. Technical English; the app adds its
/// own words.
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    QString where;  ///< file, port, topic, device … as the user knows it
    QString detail; ///< what happened, with the library's own words
    QString remedy; ///< what to do; empty when nothing sensible is known

    /// "where: detail. remedy" on one line.
    QString toString() const;
};

/// A value or the reason why there is none. For calls; events use a `failed(Error)` signal.
template <typename T>
class [[nodiscard]] Result
{
public:
    Result(T value) : m_content(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_content(std::in_place_index<1>, std::move(error)) {}

    bool ok() const { return m_content.index() == 0; }
    explicit operator bool() const { return ok(); }
    const T &value() const & { return std::get<0>(m_content); }
    T &value() & { return std::get<0>(m_content); }
    T &&value() && { return std::get<0>(std::move(m_content)); }
    const T &operator*() const & { return value(); }
    T &operator*() & { return value(); }
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }
    const Error &error() const { return std::get<1>(m_content); }

private:
    std::variant<T, Error> m_content;
};

/// Success without a value, or an error.
template <>
class [[nodiscard]] Result<void>
{
public:
    Result() = default;
    Result(Error error) : m_error(std::move(error)) {}

    bool ok() const { return !m_error.has_value(); }
    explicit operator bool() const { return ok(); }
    const Error &error() const { return *m_error; }

private:
    std::optional<Error> m_error;
};

} // namespace core

Q_DECLARE_METATYPE(core::Error)
