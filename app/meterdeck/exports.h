// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"

#include <QList>
#include <QObject>
#include <QPointer>

class QWidget;

namespace engine {
class Engine;
}

namespace console {

class ExportDialog;
class ExportJob;

/// The exports that go on after their dialog was left: who shows them finds them here, and how each one ended
/// is told once. GUI thread.
class Exports : public QObject
{
    Q_OBJECT

public:
    explicit Exports(QObject *parent = nullptr);
    ~Exports() override;

    /// Asks over @p over's window what to export; @p devices are chosen beforehand, empty: all.
    ExportDialog *open(const engine::Engine &engine, const QList<core::DeviceId> &devices, QWidget *over);
    /// Takes over a job that goes on without its dialog.
    void take(ExportJob *job);
    /// Those that are running, oldest first.
    QList<ExportJob *> running() const;

signals:
    void joined(console::ExportJob *job);
    /// One has ended, in words. @p fileName is empty when nothing was written.
    void ended(const QString &title, const QString &text, const QString &fileName, bool failed);

private:
    void tellEnd(const ExportJob &job);

    QList<QPointer<ExportJob>> m_jobs;
};

} // namespace console
