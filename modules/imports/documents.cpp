// SPDX-License-Identifier: GPL-3.0-or-later
#include "documents.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <cctype>

using namespace Qt::StringLiterals;

namespace imports {

namespace {

constexpr qint64 ChunkBytes = 128 * 1024;
constexpr qsizetype LongestPiece = 64 * 1024 * 1024;
constexpr qsizetype RawLength = 400;

/// Cuts objects out of a stream of bytes: whatever stands between outermost braces. Brackets around and
/// commas between them are passed over, so an array and objects one after the other read alike.
class Cutter
{
public:
    /// Takes one byte; true when it ends an object, which then is in piece().
    bool take(char c)
    {
        if (m_depth == 0) {
            if (c != '{') {
                m_stray = m_stray || (c != '[' && c != ']' && c != ',' && !isspace(static_cast<uchar>(c)));
                return false;
            }
            m_piece.clear();
        }
        m_piece += c;
        if (m_inString) {
            if (m_escaped)
                m_escaped = false;
            else if (c == '\\')
                m_escaped = true;
            else if (c == '"')
                m_inString = false;
            return false;
        }
        if (c == '"')
            m_inString = true;
        else if (c == '{')
            ++m_depth;
        else if (c == '}')
            --m_depth;
        return m_depth == 0;
    }
    const QByteArray &piece() const { return m_piece; }
    bool isOpen() const { return m_depth > 0; }
    bool sawStray() const { return m_stray; }

private:
    QByteArray m_piece;
    int m_depth = 0;
    bool m_inString = false;
    bool m_escaped = false;
    bool m_stray = false; ///< something that is no JSON stood outside the objects
};

Document documentFrom(const QByteArray &piece, quint64 number, qint64 at)
{
    Document document;
    document.number = QString::number(number);
    document.at = at;
    document.before = number - 1;
    QJsonParseError error;
    const QJsonDocument json = QJsonDocument::fromJson(piece, &error);
    if (json.isObject()) {
        document.object = json.object();
    } else {
        document.malformed = u"no JSON: %1 at byte %2"_s.arg(error.errorString()).arg(error.offset);
        document.raw = QString::fromUtf8(piece.left(RawLength));
    }
    return document;
}

} // namespace

core::Result<void> eachDocument(const QString &fileName, const std::optional<Position> &from,
                                const std::function<bool(const Document &)> &visit)
{
    const QFileInfo info(fileName);
    if (!info.exists())
        return core::Error{core::ErrorCode::NotFound, fileName, u"there is no such file"_s, {}};
    QFile file(fileName);
    if (!info.isFile() || !file.open(QIODevice::ReadOnly))
        return core::Error{info.isReadable() ? core::ErrorCode::Io : core::ErrorCode::PermissionDenied,
                           fileName,
                           info.isFile() ? file.errorString() : u"this is not a file"_s,
                           {}};
    Cutter cutter;
    quint64 number = 0;
    if (from && from->at > 0 && file.seek(from->at))
        number = from->line;
    for (;;) {
        const qint64 at = file.pos();
        const QByteArray chunk = file.read(ChunkBytes);
        if (chunk.isEmpty())
            break;
        for (qsizetype i = 0; i < chunk.size(); ++i) {
            if (cutter.take(chunk.at(i)) &&
                !visit(documentFrom(cutter.piece(), ++number, at + i + 1 - cutter.piece().size())))
                return {};
        }
        if (cutter.isOpen() && cutter.piece().size() > LongestPiece)
            return core::Error{core::ErrorCode::BadInput, fileName,
                               u"one object of this file is longer than 64 MiB"_s,
                               u"Export the documents one a line, or as an array."_s};
    }
    if (file.error() != QFileDevice::NoError)
        return core::Error{core::ErrorCode::Io, fileName, file.errorString(), {}};
    if (cutter.isOpen()) {
        Document cut;
        cut.number = QString::number(++number);
        cut.malformed = u"the file ends within this object"_s;
        cut.raw = QString::fromUtf8(cutter.piece().left(RawLength));
        visit(cut);
    }
    if (number == 0 && cutter.sawStray())
        return core::Error{
            core::ErrorCode::BadInput, fileName, u"there is no JSON object in this file"_s, {}};
    return {};
}

} // namespace imports
