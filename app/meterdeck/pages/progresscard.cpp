// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/progresscard.h"

#include "dialogs/exportjob.h"
#include "widgets/label.h"
#include "widgets/progressline.h"
#include "words.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using commands::Progress;

namespace console {

ProgressCard::ProgressCard(const engine::Engine &engine, QWidget *parent)
    : Card(tr("In progress"), {}, parent), m_engine(engine)
{
    content()->setSpacing(12);
    content()->addStretch(1);
    connect(&engine, &engine::Engine::commandProgressed, this,
            qOverload<const Progress &>(&ProgressCard::take));
    connect(&engine, &engine::Engine::commandFinished, this, [this](const core::CommandId &id) {
        // Refusals may end without a last step.
        Progress end;
        end.command.id = id;
        end.stage = Progress::Stage::Outcome;
        take(end);
    });
}

QString ProgressCard::titleOf(const core::Command &command) const
{
    const auto device = m_engine.device(command.device);
    return tr("%1, %2", "order, device")
        .arg(Words::orderTitle(command), device ? device->name : command.device.toString());
}

QString ProgressCard::wordsOf(const Order &order)
{
    switch (order.progress.stage) {
    case Progress::Stage::Requested:
        return tr("written into the audit, not sent yet");
    case Progress::Stage::Sent:
        return tr("sent once, waiting for proof");
    case Progress::Stage::Accepted:
        return tr("taken by the broker or bus, waiting for proof");
    case Progress::Stage::Evidence:
        return tr("evidence is there, it has to stay so");
    case Progress::Stage::Outcome:
        break;
    }
    return {};
}

void ProgressCard::take(const Progress &progress)
{
    const core::CommandId id = progress.command.id;
    if (progress.stage == Progress::Stage::Outcome) {
        const auto found = m_orders.constFind(id);
        if (found == m_orders.constEnd())
            return;
        QWidget *box = found->box;
        m_orders.erase(found);
        removeBox(box);
        return;
    }
    const bool fresh = !m_orders.contains(id);
    Order &order = m_orders[id];
    order.progress = progress;
    order.since.start();
    if (fresh) {
        const Work work = addBox(titleOf(progress.command));
        order.box = work.box;
        order.line = work.line;
        order.words = work.words;
    }
    refresh();
}

ProgressCard::Work ProgressCard::addBox(const QString &title)
{
    Work work;
    work.box = new QWidget(this);
    auto *layout = new QVBoxLayout(work.box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    work.line = new widgets::ProgressLine(title, work.box);
    work.words = new widgets::Label({}, widgets::Role::Caption, widgets::Token::Text3, 0, work.box);
    work.words->setElided(true);
    layout->addWidget(work.line);
    layout->addWidget(work.words);
    content()->insertWidget(0, work.box);
    ++m_shown;
    setMeta(Words::count(quint64(m_shown)));
    if (m_shown == 1)
        emit filled(true);
    return work;
}

void ProgressCard::removeBox(QWidget *box)
{
    box->hide();
    box->deleteLater();
    --m_shown;
    setMeta(m_shown == 0 ? QString() : Words::count(quint64(m_shown)));
    if (m_shown == 0)
        emit filled(false);
}

void ProgressCard::take(ExportJob *job)
{
    if (m_jobs.contains(job))
        return;
    const Work work = addBox(job->title());
    work.line->setCancellable(true);
    m_jobs.insert(job, work);
    connect(work.line, &widgets::ProgressLine::cancelled, job, &ExportJob::cancel);
    connect(job, &ExportJob::progressed, this, [this, job] { showJob(*job); });
    const auto end = [this](const QObject *ended) {
        if (const Work gone = m_jobs.take(static_cast<const ExportJob *>(ended)); gone.box)
            removeBox(gone.box);
    };
    connect(job, &ExportJob::finished, this, [end, job] { end(job); });
    connect(job, &QObject::destroyed, this, end);
    showJob(*job);
}

void ProgressCard::showJob(const ExportJob &job)
{
    const Work work = m_jobs.value(&job);
    if (!work.box)
        return;
    work.line->setFraction(job.state().fraction);
    work.line->setTimeLeft(job.left());
    work.words->setText(tr("%1 rows, %2", "written so far", int(job.state().rows))
                            .arg(Words::count(quint64(job.state().rows)), Words::bytes(job.state().bytes)));
}

void ProgressCard::refresh()
{
    for (Order &order : m_orders) {
        const auto gone = order.progress.sinceSent + std::chrono::milliseconds(order.since.elapsed());
        const auto window = order.progress.window;
        if (order.progress.stage == Progress::Stage::Requested || window <= 0ms) {
            order.line->setFraction(std::nullopt);
            order.line->setNote({});
        } else {
            order.line->setFraction(double(gone.count()) / double(window.count()));
            order.line->setNote(tr("%1 left").arg(Words::age(std::max(0ms, window - gone))));
        }
        order.words->setText(wordsOf(order));
    }
}

} // namespace console
