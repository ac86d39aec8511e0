// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>

#include <sqlite3.h>

#include <memory>
#include <mutex>
#include <vector>

/// An SQLite file system that stands on the ordinary one and forgets, when the power is cut, what was not
/// synced.
///
/// Becomes the default of the process while it lives, so the writer under test needs to know nothing of it.
/// Moods: a full disk, and a count of what was written. Close every connection between cutPower() and
/// restorePower(). Thread: any.
class PowerCutVfs
{
public:
    PowerCutVfs();
    ~PowerCutVfs();
    PowerCutVfs(const PowerCutVfs &) = delete;
    PowerCutVfs &operator=(const PowerCutVfs &) = delete;

    /// What the disk keeps of the writes since the last sync: none, or any of them in any order, as disks do.
    enum class Forget
    {
        All,
        Some
    };
    /// Takes unsynced writes back; from now on every access fails.
    void cutPower(Forget forget, quint32 seed = 1);
    void restorePower();
    /// Writes answer "disk full" while it is.
    void setFull(bool full);

    quint64 bytesWritten() const;
    quint64 syncs() const;
    /// Bytes that a power cut would take back now.
    quint64 unsyncedBytes() const;

private:
    struct Operation
    {
        qint64 offset = 0;
        QByteArray data;   ///< empty for a truncation to offset
        QByteArray before; ///< what stood at offset
        qint64 sizeBefore = 0;
    };
    struct File
    {
        sqlite3_file base;
        PowerCutVfs *vfs;
        QByteArray *name;
        sqlite3_file *real; ///< lies behind this struct
    };

    static PowerCutVfs *of(sqlite3_vfs *vfs) { return static_cast<PowerCutVfs *>(vfs->pAppData); }
    static File *file(sqlite3_file *base) { return reinterpret_cast<File *>(base); }
    static sqlite3_file *realOf(sqlite3_file *base) { return file(base)->real; }
    static int open(sqlite3_vfs *vfs, const char *name, sqlite3_file *base, int flags, int *outFlags);
    static int remove(sqlite3_vfs *vfs, const char *name, int syncFolder);
    static int close(sqlite3_file *base);
    static int read(sqlite3_file *base, void *to, int size, sqlite3_int64 offset);
    static int write(sqlite3_file *base, const void *from, int size, sqlite3_int64 offset);
    static int truncate(sqlite3_file *base, sqlite3_int64 size);
    static int sync(sqlite3_file *base, int flags);
    static QByteArray readReal(sqlite3_file *real, qint64 offset, qint64 size);
    static const sqlite3_io_methods Methods;

    sqlite3_vfs *m_real;
    sqlite3_vfs m_vfs;
    mutable std::mutex m_mutex;
    QMap<QByteArray, std::vector<Operation>> m_unsynced; ///< by file name
    bool m_powered = true;
    bool m_full = false;
    quint64 m_bytesWritten = 0;
    quint64 m_syncs = 0;
};
