// SPDX-License-Identifier: GPL-3.0-or-later
#include "exports.h"

#include "dialogs/exportdialog.h"
#include "words.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace console {

Exports::Exports(QObject *parent) : QObject(parent) {}

Exports::~Exports() = default;

ExportDialog *Exports::open(const engine::Engine &engine, const QList<core::DeviceId> &devices, QWidget *over)
{
    ExportDialog *dialog = ExportDialog::open(engine, devices, over);
    connect(dialog, &ExportDialog::leftRunning, this, &Exports::take);
    return dialog;
}

void Exports::take(ExportJob *job)
{
    // The window it was asked from may close first.
    job->setParent(this);
    m_jobs.removeIf([](const QPointer<ExportJob> &one) { return one.isNull(); });
    m_jobs << job;
    connect(job, &ExportJob::finished, this, [this, job] {
        m_jobs.removeOne(job);
        tellEnd(*job);
    });
    emit joined(job);
}

QList<ExportJob *> Exports::running() const
{
    QList<ExportJob *> jobs;
    for (const QPointer<ExportJob> &job : m_jobs) {
        if (job && job->isRunning())
            jobs << job;
    }
    return jobs;
}

void Exports::tellEnd(const ExportJob &job)
{
    const engine::ExportState &state = job.state();
    const QString file = QFileInfo(job.request().fileName).fileName();
    if (state.error)
        emit ended(tr("Not exported: %1").arg(file),
                   Words::errorSentence(*state.error) + u' ' + Words::errorRemedy(*state.error), {}, true);
    else if (state.cancelled)
        emit ended(tr("Export cancelled"), job.words(), {}, false);
    else
        emit ended(tr("Exported: %1").arg(file), job.words(), job.request().fileName, false);
}

} // namespace console
