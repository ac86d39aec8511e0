// SPDX-License-Identifier: GPL-3.0-or-later
#include "tiles/tilecache.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QSaveFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tiles {

namespace {

constexpr quint32 Magic = 0x4d44'5431; // "MDT1"
constexpr auto Ending = ".tile"_L1;
constexpr qint64 LargestFile = 4 * 1024 * 1024;
constexpr std::chrono::hours UsedAnew{24}; // a use is noted once a day

struct File
{
    QString path;
    QDateTime used;
    qint64 bytes = 0;
};

QList<File> filesIn(const QString &root)
{
    QList<File> files;
    QDirIterator each(root, {u"*"_s + Ending}, QDir::Files, QDirIterator::Subdirectories);
    while (each.hasNext()) {
        each.next();
        const QFileInfo info = each.fileInfo();
        files.append({info.filePath(), info.lastModified(), info.size()});
    }
    return files;
}

} // namespace

TileCache::TileCache(const QString &root, const QString &server, qint64 mostBytes)
    : m_root(root)
    , m_folder(root + u'/' +
               QString::fromLatin1(
                   QCryptographicHash::hash(server.toUtf8(), QCryptographicHash::Sha256).toHex().first(16)))
    , m_most(mostBytes)
    , m_bytes(bytesIn(root))
{}

QString TileCache::pathOf(const TileKey &key) const
{
    return u"%1/%2/%3/%4"_s.arg(m_folder).arg(key.z).arg(key.x).arg(key.y) + Ending;
}

std::optional<StoredTile> TileCache::find(const TileKey &key) const
{
    QFile file(pathOf(key));
    if (!file.open(QIODevice::ReadOnly) || file.size() > LargestFile)
        return std::nullopt;
    const QByteArray bytes = file.readAll();
    QDataStream in(bytes);
    in.setVersion(QDataStream::Qt_6_4);
    quint32 magic = 0;
    quint16 sum = 0;
    qint64 until = 0;
    StoredTile tile;
    in >> magic;
    if (magic != Magic)
        return std::nullopt;
    in >> until >> tile.etag >> tile.lastModified >> sum >> tile.body;
    if (in.status() != QDataStream::Ok || !in.atEnd() || sum != qChecksum(tile.body))
        return std::nullopt;
    tile.freshUntil = core::fromMicros(until);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (file.fileTime(QFileDevice::FileModificationTime).secsTo(now) > std::chrono::seconds(UsedAnew).count())
        file.setFileTime(now, QFileDevice::FileModificationTime);
    return tile;
}

void TileCache::keep(const TileKey &key, const StoredTile &tile)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << Magic << qint64(core::toMicros(tile.freshUntil)) << tile.etag << tile.lastModified
        << qChecksum(tile.body) << tile.body;
    if (bytes.size() > LargestFile)
        return;
    const QString path = pathOf(key);
    if (!QDir().mkpath(QFileInfo(path).path()))
        return;
    const qint64 before = QFileInfo(path).size();
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return;
    m_bytes += bytes.size() - before;
    if (m_bytes > m_most)
        thin();
}

void TileCache::remove(const TileKey &key)
{
    const QString path = pathOf(key);
    const qint64 size = QFileInfo(path).size();
    if (QFile::remove(path))
        m_bytes -= size;
}

void TileCache::thin()
{
    QList<File> files = filesIn(m_root);
    m_bytes = 0;
    for (const File &file : std::as_const(files))
        m_bytes += file.bytes;
    std::sort(files.begin(), files.end(), [](const File &a, const File &b) { return a.used < b.used; });
    // A tenth more than needed, so that not every new tile looks through all of them.
    for (const File &file : std::as_const(files)) {
        if (m_bytes <= m_most / 10 * 9)
            return;
        if (QFile::remove(file.path))
            m_bytes -= file.bytes;
    }
}

qint64 TileCache::bytesIn(const QString &root)
{
    qint64 bytes = 0;
    for (const File &file : filesIn(root))
        bytes += file.bytes;
    return bytes;
}

void TileCache::clear(const QString &root)
{
    for (const File &file : filesIn(root))
        QFile::remove(file.path);
}

} // namespace tiles
