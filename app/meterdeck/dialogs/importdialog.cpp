// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/importdialog.h"

#include "dialogs/dialogframe.h"
#include "dialogs/importpreview.h"
#include "dialogs/jobpage.h"
#include "dialogs/scrim.h"
#include "importwords.h"
#include "pages/hintcard.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/progressline.h"
#include "widgets/segmentedcontrol.h"
#include "words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace console {

namespace {

constexpr std::chrono::milliseconds TypedFor{250};

/// A value of a connection string, whatever stands in it.
QString braced(QString text) { return u'{' + text.replace(u'}', u"}}"_s) + u'}'; }

} // namespace

ImportDialog *ImportDialog::open(const engine::Engine &engine, QWidget *parent)
{
    auto *dialog = new ImportDialog(engine, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    new Scrim(parent->window(), dialog);
    static_cast<QDialog *>(dialog)->open();
    return dialog;
}

ImportDialog::ImportDialog(const engine::Engine &engine, QWidget *parent)
    : QDialog(parent ? parent->window() : nullptr, Qt::Dialog | Qt::FramelessWindowHint), m_engine(engine)
{
    setWindowTitle(tr("Import"));
    setModal(true);
    setAttribute(Qt::WA_TranslucentBackground);
    m_recogniseSoon.setSingleShot(true);
    m_recogniseSoon.setInterval(TypedFor);
    connect(&m_recogniseSoon, &QTimer::timeout, this, &ImportDialog::recognise);
    connect(&m_recognition, &QFutureWatcher<QString>::finished, this, &ImportDialog::recognised);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2, 2, 2, 2);
    layout->setSpacing(0);
    layout->addWidget(buildHead());
    layout->addWidget(buildChoice(), 1);
    layout->addWidget(buildFound(), 1);
    layout->addWidget(buildRun(), 1);
    m_foot = buildFoot();
    layout->addWidget(m_foot);
    followWay();
    followKind();
    setStage(Stage::Choosing);
}

ImportDialog::~ImportDialog() { leavePreview(); }

void ImportDialog::leavePreview()
{
    if (m_stage != Stage::Looking || !m_job)
        return;
    // It may be waiting for a server: nobody waits for it.
    disconnect(m_job, nullptr, this, nullptr);
    connect(m_job, &ImportJob::finished, m_job, &QObject::deleteLater);
    m_job->cancel();
    m_job.clear();
}

void ImportDialog::setSource(const QString &source)
{
    const QFileInfo info(source);
    m_way->setCurrent(info.isDir() ? Folder : !info.exists() && source.contains(u'=') ? Odbc : File);
    followWay();
    m_source->setText(source);
    recognise();
}

void ImportDialog::setKind(const QString &kind)
{
    m_kindChosen = true;
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(kind)));
}

QString ImportDialog::kind() const { return m_kind->currentData().toString(); }

QString ImportDialog::outcomeText() const { return m_progress->outcome()->text(); }

void ImportDialog::chooseSource()
{
    const bool folder = m_way->current() == Folder;
    auto *dialog = new QFileDialog(this, folder ? tr("Import from a folder") : tr("Import from a file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(folder ? QFileDialog::Directory : QFileDialog::ExistingFile);
    if (!folder)
        dialog->setNameFilters({tr("Data (*.csv *.db *.sqlite *.json *.jsonl)"), tr("All files (*)")});
    if (!m_source->text().isEmpty())
        dialog->selectFile(m_source->text());
    connect(dialog, &QFileDialog::fileSelected, this, &ImportDialog::setSource);
    dialog->open();
}

void ImportDialog::followWay()
{
    const bool odbc = m_way->current() == Odbc;
    m_browse->setVisible(!odbc);
    m_secret->setVisible(odbc);
    m_source->setPlaceholderText(odbc ? tr("DSN=…, or Driver=…;Server=…;Database=…;UID=…")
                                 : m_way->current() == Folder ? tr("The folder")
                                                              : tr("The file"));
    if (odbc)
        m_kind->setCurrentIndex(std::max(0, m_kind->findData(u"metersense"_s)));
    updateFoot();
}

void ImportDialog::followKind()
{
    const QString now = kind();
    m_kindHint->setText(now.isEmpty() ? tr("It is recognised from the file, or you choose it.")
                                      : ImportWords::kindHint(now));
    for (QWidget *part : {m_zoneName, m_zoneBox})
        part->setVisible(!now.isEmpty() && imports::needsZone(now));
    for (QWidget *part : {m_repairName, m_repairBox})
        part->setVisible(now == "campus"_L1);
    updateFoot();
}

void ImportDialog::recognise()
{
    m_recogniseSoon.stop();
    const QString source = m_source->text().trimmed();
    // A drive that is far away may take its time.
    if (!m_kindChosen && !source.isEmpty())
        m_recognition.setFuture(QtConcurrent::run(imports::recognisedKind, source));
}

void ImportDialog::recognised()
{
    if (m_kindChosen || m_stage != Stage::Choosing)
        return;
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(m_recognition.result())));
}

std::optional<imports::Request> ImportDialog::request() const
{
    imports::Request request;
    request.kind = kind();
    request.source = m_source->text().trimmed();
    if (request.kind.isEmpty() || request.source.isEmpty())
        return std::nullopt;
    if (m_way->current() == Odbc) {
        if (!request.source.contains(u'='))
            return std::nullopt;
        if (!m_password->text().isEmpty())
            request.source += u";PWD="_s + braced(m_password->text());
    }
    if (imports::needsZone(request.kind))
        request.zone = m_zone->currentData().toByteArray();
    if (request.kind == "campus"_L1) {
        request.repair = m_repair->isChecked();
        request.repairMonth = m_month->currentData().toInt();
    }
    return request;
}

QSet<core::DeviceId> ImportDialog::knownDevices() const
{
    QSet<core::DeviceId> known;
    for (const engine::DeviceInfo &device : m_engine.devices())
        known.insert(device.id);
    return known;
}

void ImportDialog::startJob(bool preview)
{
    const auto wanted = request();
    if (!wanted || (m_job && m_job->isRunning()))
        return;
    delete m_job;
    engine::ImportRequest request;
    request.what = *wanted;
    request.door = m_engine.importDoor();
    request.databasePath = m_engine.historySource().databasePath;
    request.by = Words::person();
    request.preview = preview;
    if (preview) {
        m_rejects = m_folder.filePath(u"rejects-%1.csv"_s.arg(++m_previews));
        request.rejectsFile = m_rejects;
    }
    // The window's child: an import may outlive the dialog.
    m_job = new ImportJob(request, preview ? 0 : m_rows,
                          parentWidget() ? static_cast<QObject *>(parentWidget()) : this);
    connect(&m_engine, &engine::Engine::stopping, m_job, &ImportJob::cancel);
    connect(m_job, &ImportJob::progressed, this, &ImportDialog::progressed);
    connect(m_job, &ImportJob::finished, this, preview ? &ImportDialog::looked : &ImportDialog::imported);
    setStage(preview ? Stage::Looking : Stage::Importing);
    m_job->start();
}

void ImportDialog::advance()
{
    switch (m_stage) {
    case Stage::Choosing:
        startJob(true);
        break;
    case Stage::Looking:
        m_job->cancel(); // what was found until now is shown
        break;
    case Stage::Looked:
        startJob(false);
        break;
    case Stage::Importing:
    case Stage::Done:
        reject();
        break;
    }
}

void ImportDialog::goBack()
{
    leavePreview();
    if (m_stage == Stage::Looking || m_stage == Stage::Looked || m_stage == Stage::Done)
        setStage(Stage::Choosing);
}

void ImportDialog::progressed()
{
    widgets::ProgressLine *line = m_stage == Stage::Looking ? m_looking : m_progress->line();
    line->setFraction(m_job->fraction());
    line->setTimeLeft(m_job->isRunning() ? m_job->left() : std::nullopt);
    line->setNote(ImportWords::progress(m_job->state()));
    if (m_stage == Stage::Importing && m_job->isRunning())
        m_progress->outcome()->setText(ImportWords::resumed(m_job->state()));
}

void ImportDialog::looked()
{
    const engine::ImportState state = m_job->state();
    m_rows = state.cancelled ? 0 : state.rows;
    m_preview->setState(state, knownDevices());
    if (state.error)
        JobPage::say(*m_previewFailure, *state.error);
    setStage(Stage::Looked);
    if (state.cancelled)
        m_note->setText(tr("The preview was ended after %1 rows; the import reads all of them.")
                            .arg(Words::count(state.rows)));
}

void ImportDialog::imported()
{
    const engine::ImportState &state = m_job->state();
    QStringList words{ImportWords::resumed(state), ImportWords::stored(state)};
    if (state.events > 0)
        words << tr("%n event(s) are new.", nullptr, int(state.freshEvents));
    if (state.refused > 0)
        words << tr(
            "%n value(s) or row(s) were not taken; the preview lists them, and the newest stay with the "
            "workspace.",
            nullptr, int(state.refused));
    if (state.cancelled)
        words << tr("What was stored stays. The same import goes on where this one was ended.");
    else if (!state.error)
        words << tr("You find them on the page of each device, under its trends and in every export; their "
                    "source is named there.");
    words.removeAll(QString());
    m_progress->outcome()->setText(words.join(u'\n'));
    if (state.error)
        m_progress->showFailure(*state.error);
    m_progress->line()->setTitle(state.error       ? tr("Not imported to the end")
                                 : state.cancelled ? tr("Ended early")
                                                   : tr("Imported from %1").arg(m_job->sourceName()));
    if (!state.error && !state.cancelled)
        m_progress->line()->setFraction(1.0);
    setStage(Stage::Done);
}

void ImportDialog::saveRejects()
{
    auto *dialog = new QFileDialog(this, tr("Save what is not taken"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Comma separated values (*.csv)"), tr("All files (*)")});
    dialog->setDefaultSuffix(u"csv"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &fileName) {
        QFile::remove(fileName);
        m_note->setText(QFile::copy(m_rejects, fileName) ? tr("Saved as %1").arg(fileName)
                                                         : tr("%1 cannot be written.").arg(fileName));
    });
    dialog->open();
}

void ImportDialog::setStage(Stage stage)
{
    m_stage = stage;
    const bool looking = stage == Stage::Looking;
    const bool looked = stage == Stage::Looked;
    m_choice->setVisible(stage == Stage::Choosing);
    m_found->setVisible(looking || looked);
    m_run->setVisible(stage == Stage::Importing || stage == Stage::Done);
    m_looking->setVisible(looking);
    m_preview->setVisible(looked);
    m_note->setText({});
    if (looking) {
        m_looking->setFraction(std::nullopt);
        m_looking->setNote({});
        m_previewFailure->clear();
    }
    if (stage == Stage::Importing) {
        m_progress->line()->setTitle(tr("Import from %1").arg(m_job->sourceName()));
        m_progress->line()->setFraction(std::nullopt);
        m_progress->line()->setNote({});
        m_progress->outcome()->setText({});
        m_progress->clearFailure();
    }
    m_back->setVisible(looking || looked || stage == Stage::Done);
    m_back->setText(stage == Stage::Done ? tr("Import more") : tr("Back"));
    m_cancel->setVisible(stage != Stage::Done);
    m_cancel->setEnabled(true);
    m_go->setText(stage == Stage::Choosing    ? tr("Preview")
                  : looking                   ? tr("Enough seen")
                  : looked                    ? tr("Import")
                  : stage == Stage::Importing ? tr("Go on in the background")
                                              : tr("Close"));
    updateFoot();
    fit();
    if (stage == Stage::Choosing)
        m_source->setFocus();
    else
        m_go->setFocus();
}

void ImportDialog::updateFoot()
{
    if (!m_go)
        return;
    const bool failed = m_job && !m_job->isRunning() && m_job->state().error;
    const engine::ImportState *seen = m_job && !m_job->isRunning() ? &m_job->state() : nullptr;
    switch (m_stage) {
    case Stage::Choosing:
        m_go->setEnabled(request().has_value());
        m_note->setText(m_source->text().trimmed().isEmpty() ? tr("Choose what to import.")
                        : kind().isEmpty()                   ? tr("Choose the kind of the source.")
                                                             : tr("The preview stores nothing."));
        break;
    case Stage::Looked: {
        const quint64 there = seen ? seen->readings + seen->events : 0;
        m_go->setEnabled(!failed && there > 0);
        if (seen && !failed)
            m_note->setText(seen->fresh + seen->freshEvents == 0 ? tr("All of this is stored already.")
                            : seen->known == 0
                                ? tr("None of this is stored yet.")
                                : tr("%1 readings are not stored yet, %2 are.", nullptr, int(seen->fresh))
                                      .arg(Words::count(seen->fresh), Words::count(seen->known)));
        break;
    }
    case Stage::Importing:
        m_go->setEnabled(true);
        m_note->setText(tr("Live data go on beside it. What is stored stays when you cancel."));
        break;
    case Stage::Looking:
    case Stage::Done:
        m_go->setEnabled(true);
        break;
    }
}

QSize ImportDialog::sizeHint() const
{
    // The preview is as wide as its tables ask for.
    const bool wide = m_stage == Stage::Looked;
    const int height = wide ? 560 : m_stage == Stage::Choosing ? 440 : 320;
    const QSize wish(widgets::Theme::grow(wide ? 940 : 680), widgets::Theme::grow(height));
    return wish.expandedTo(minimumSizeHint());
}

void ImportDialog::fit()
{
    const QSize room = parentWidget() ? parentWidget()->window()->size() - QSize(48, 48) : QSize(1200, 800);
    setMinimumSize(minimumSizeHint().boundedTo(room));
    resize(sizeHint().boundedTo(room));
    if (const QWidget *window = parentWidget() ? parentWidget()->window() : nullptr; window && isVisible())
        move(window->geometry().center() - rect().center());
}

void ImportDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    fit();
}

void ImportDialog::reject()
{
    if (m_job && m_job->isRunning() && m_stage == Stage::Importing) {
        disconnect(m_job, nullptr, this, nullptr);
        connect(m_job, &ImportJob::finished, m_job, &QObject::deleteLater);
        emit leftRunning(m_job);
        m_job.clear();
    }
    leavePreview();
    QDialog::reject();
}

void ImportDialog::paintEvent(QPaintEvent *) { paintDialogFrame(*this, m_foot->geometry().top()); }

} // namespace console
