// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/workspace.h"

#include <QByteArray>
#include <QList>
#include <QObject>

#include <chrono>
#include <memory>

namespace meshweb {

/// One look at the mesh's own server: a single GET, as the transport does it each poll. Stores nothing.
/// Thread: one; never blocks. Ends with read() or failed(), once.
class BackendProbe : public QObject
{
    Q_OBJECT

public:
    struct Row
    {
        qint64 id = 0;
        QByteArray data;   ///< as the gateway sent it
        QString timestamp; ///< as the server wrote it down
    };

    /// Names of files in @p settings are absolute.
    BackendProbe(const core::TransportSettings &settings, const QString &password,
                 std::chrono::milliseconds answerWithin, QObject *parent = nullptr);
    ~BackendProbe() override;

    void start();

signals:
    /// By id, with how many entries were of another form.
    void read(const QList<meshweb::BackendProbe::Row> &rows, qint64 unreadable);
    /// @p status: of HTTP; 0 when there was no answer.
    void failed(int status, const core::Error &error);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace meshweb
