// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/powercutvfs.h"

#include <QFile>
#include <QRandomGenerator>

#include <algorithm>

PowerCutVfs::PowerCutVfs() : m_real(sqlite3_vfs_find(nullptr)), m_vfs(*m_real)
{
    m_vfs.zName = "powercut";
    m_vfs.pAppData = this;
    m_vfs.szOsFile = static_cast<int>(sizeof(File)) + m_real->szOsFile;
    m_vfs.xOpen = &PowerCutVfs::open;
    m_vfs.xDelete = &PowerCutVfs::remove;
    // The rest looks up its own data by the structure it is handed, which must then be the real one.
    m_vfs.xAccess = [](sqlite3_vfs *vfs, const char *name, int flags, int *out) {
        return of(vfs)->m_real->xAccess(of(vfs)->m_real, name, flags, out);
    };
    m_vfs.xFullPathname = [](sqlite3_vfs *vfs, const char *name, int size, char *out) {
        return of(vfs)->m_real->xFullPathname(of(vfs)->m_real, name, size, out);
    };
    sqlite3_vfs_register(&m_vfs, 1);
}

PowerCutVfs::~PowerCutVfs()
{
    sqlite3_vfs_unregister(&m_vfs);
    sqlite3_vfs_register(m_real, 1);
}

void PowerCutVfs::setFull(bool full)
{
    const std::lock_guard lock(m_mutex);
    m_full = full;
}

quint64 PowerCutVfs::bytesWritten() const
{
    const std::lock_guard lock(m_mutex);
    return m_bytesWritten;
}

quint64 PowerCutVfs::syncs() const
{
    const std::lock_guard lock(m_mutex);
    return m_syncs;
}

quint64 PowerCutVfs::unsyncedBytes() const
{
    const std::lock_guard lock(m_mutex);
    quint64 bytes = 0;
    for (const auto &operations : m_unsynced) {
        for (const Operation &operation : operations)
            bytes += static_cast<quint64>(operation.data.size());
    }
    return bytes;
}

void PowerCutVfs::cutPower(Forget forget, quint32 seed)
{
    const std::lock_guard lock(m_mutex);
    m_powered = false;
    QRandomGenerator random(seed);
    for (auto it = m_unsynced.cbegin(); it != m_unsynced.cend(); ++it) {
        QFile disk(QString::fromUtf8(it.key()));
        if (!disk.open(QIODevice::ReadWrite))
            continue; // deleted meanwhile
        for (auto operation = it->crbegin(); operation != it->crend(); ++operation) {
            disk.seek(operation->offset);
            disk.write(operation->before);
            disk.resize(operation->sizeBefore);
        }
        if (forget == Forget::All)
            continue;
        for (const Operation &operation : *it) {
            if (random.bounded(2) == 0)
                continue;
            if (operation.data.isEmpty()) {
                disk.resize(std::min(disk.size(), operation.offset));
                continue;
            }
            disk.seek(operation.offset);
            disk.write(operation.data);
        }
    }
    m_unsynced.clear();
}

void PowerCutVfs::restorePower()
{
    const std::lock_guard lock(m_mutex);
    m_powered = true;
}

const sqlite3_io_methods PowerCutVfs::Methods = {
    2, // without memory mapping, whose writes would be missed
    &PowerCutVfs::close,
    &PowerCutVfs::read,
    &PowerCutVfs::write,
    &PowerCutVfs::truncate,
    &PowerCutVfs::sync,
    [](sqlite3_file *base, sqlite3_int64 *size) {
        return realOf(base)->pMethods->xFileSize(realOf(base), size);
    },
    [](sqlite3_file *base, int level) { return realOf(base)->pMethods->xLock(realOf(base), level); },
    [](sqlite3_file *base, int level) { return realOf(base)->pMethods->xUnlock(realOf(base), level); },
    [](sqlite3_file *base, int *out) {
        return realOf(base)->pMethods->xCheckReservedLock(realOf(base), out);
    },
    [](sqlite3_file *base, int what, void *out) {
        // Hints about sizes would let the real one extend the file behind our back.
        if (what == SQLITE_FCNTL_SIZE_HINT || what == SQLITE_FCNTL_CHUNK_SIZE)
            return SQLITE_OK;
        return realOf(base)->pMethods->xFileControl(realOf(base), what, out);
    },
    [](sqlite3_file *base) { return realOf(base)->pMethods->xSectorSize(realOf(base)); },
    [](sqlite3_file *base) { return realOf(base)->pMethods->xDeviceCharacteristics(realOf(base)); },
    [](sqlite3_file *base, int page, int size, int extend, void volatile **out) {
        return realOf(base)->pMethods->xShmMap(realOf(base), page, size, extend, out);
    },
    [](sqlite3_file *base, int offset, int count, int flags) {
        return realOf(base)->pMethods->xShmLock(realOf(base), offset, count, flags);
    },
    [](sqlite3_file *base) { realOf(base)->pMethods->xShmBarrier(realOf(base)); },
    [](sqlite3_file *base, int drop) { return realOf(base)->pMethods->xShmUnmap(realOf(base), drop); },
    nullptr,
    nullptr,
};

int PowerCutVfs::open(sqlite3_vfs *vfs, const char *name, sqlite3_file *base, int flags, int *outFlags)
{
    PowerCutVfs *self = of(vfs);
    File *opened = file(base);
    opened->base.pMethods = nullptr;
    opened->vfs = self;
    opened->real = reinterpret_cast<sqlite3_file *>(opened + 1);
    {
        const std::lock_guard lock(self->m_mutex);
        if (!self->m_powered)
            return SQLITE_CANTOPEN;
    }
    const int code = self->m_real->xOpen(self->m_real, name, opened->real, flags, outFlags);
    if (!opened->real->pMethods)
        return code;
    opened->name = new QByteArray(name ? name : "");
    opened->base.pMethods = &Methods;
    return code;
}

int PowerCutVfs::remove(sqlite3_vfs *vfs, const char *name, int syncFolder)
{
    PowerCutVfs *self = of(vfs);
    const std::lock_guard lock(self->m_mutex);
    if (!self->m_powered)
        return SQLITE_IOERR_DELETE;
    self->m_unsynced.remove(name);
    return self->m_real->xDelete(self->m_real, name, syncFolder);
}

int PowerCutVfs::close(sqlite3_file *base)
{
    File *closing = file(base);
    const int code = closing->real->pMethods->xClose(closing->real);
    delete closing->name;
    closing->name = nullptr;
    return code;
}

int PowerCutVfs::read(sqlite3_file *base, void *to, int size, sqlite3_int64 offset)
{
    const std::lock_guard lock(file(base)->vfs->m_mutex);
    if (!file(base)->vfs->m_powered)
        return SQLITE_IOERR_READ;
    return realOf(base)->pMethods->xRead(realOf(base), to, size, offset);
}

QByteArray PowerCutVfs::readReal(sqlite3_file *real, qint64 offset, qint64 size)
{
    sqlite3_int64 end = 0;
    real->pMethods->xFileSize(real, &end);
    QByteArray bytes(std::clamp<qint64>(end - offset, 0, size), '\0');
    if (!bytes.isEmpty())
        real->pMethods->xRead(real, bytes.data(), static_cast<int>(bytes.size()), offset);
    return bytes;
}

int PowerCutVfs::write(sqlite3_file *base, const void *from, int size, sqlite3_int64 offset)
{
    PowerCutVfs *self = file(base)->vfs;
    const std::lock_guard lock(self->m_mutex);
    if (!self->m_powered)
        return SQLITE_IOERR_WRITE;
    if (self->m_full)
        return SQLITE_FULL;
    Operation operation;
    operation.offset = offset;
    operation.data = QByteArray(static_cast<const char *>(from), size);
    operation.before = readReal(realOf(base), offset, size);
    sqlite3_int64 end = 0;
    realOf(base)->pMethods->xFileSize(realOf(base), &end);
    operation.sizeBefore = end;
    self->m_unsynced[*file(base)->name].push_back(std::move(operation));
    self->m_bytesWritten += static_cast<quint64>(size);
    return realOf(base)->pMethods->xWrite(realOf(base), from, size, offset);
}

int PowerCutVfs::truncate(sqlite3_file *base, sqlite3_int64 size)
{
    PowerCutVfs *self = file(base)->vfs;
    const std::lock_guard lock(self->m_mutex);
    if (!self->m_powered)
        return SQLITE_IOERR_TRUNCATE;
    sqlite3_int64 end = 0;
    realOf(base)->pMethods->xFileSize(realOf(base), &end);
    Operation operation;
    operation.offset = size;
    operation.before = readReal(realOf(base), size, end - size);
    operation.sizeBefore = end;
    self->m_unsynced[*file(base)->name].push_back(std::move(operation));
    return realOf(base)->pMethods->xTruncate(realOf(base), size);
}

int PowerCutVfs::sync(sqlite3_file *base, int flags)
{
    Q_UNUSED(flags); // the real disk need not be bothered: only what this one remembers counts
    PowerCutVfs *self = file(base)->vfs;
    const std::lock_guard lock(self->m_mutex);
    if (!self->m_powered)
        return SQLITE_IOERR_FSYNC;
    self->m_unsynced.remove(*file(base)->name);
    ++self->m_syncs;
    return SQLITE_OK;
}
