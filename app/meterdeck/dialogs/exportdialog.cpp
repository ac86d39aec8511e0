// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/exportdialog.h"

#include "dialogs/dialogframe.h"
#include "dialogs/jobpage.h"
#include "dialogs/momentedit.h"
#include "dialogs/scrim.h"
#include "widgets/button.h"
#include "widgets/icon.h"
#include "widgets/label.h"
#include "widgets/progressline.h"
#include "widgets/segmentedcontrol.h"
#include "words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QGridLayout>
#include <QLineEdit>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using widgets::Button;
using widgets::Label;
using widgets::Role;
using widgets::Token;

namespace console {

namespace {

constexpr int Margin = 20;
enum Range
{
    Today,
    Week,
    Month,
    All,
    FromTo
};

core::UtcTime toUtc(const QDateTime &time) { return core::fromMicros(time.toMSecsSinceEpoch() * 1000); }

} // namespace

ExportDialog *ExportDialog::open(const engine::Engine &engine, const QList<core::DeviceId> &devices,
                                 QWidget *parent)
{
    auto *dialog = new ExportDialog(engine, devices, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    new Scrim(parent->window(), dialog);
    static_cast<QDialog *>(dialog)->open();
    return dialog;
}

ExportDialog::ExportDialog(const engine::Engine &engine, const QList<core::DeviceId> &devices,
                           QWidget *parent)
    : QDialog(parent ? parent->window() : nullptr, Qt::Dialog | Qt::FramelessWindowHint)
    , m_engine(engine)
    , m_devices(devices)
{
    setWindowTitle(tr("Export readings"));
    setModal(true);
    setAttribute(Qt::WA_TranslucentBackground);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2, 2, 2, 2);
    layout->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(Margin, 16, Margin, 4);
    head->setSpacing(12);
    head->addWidget(new widgets::Icon(u"file-down"_s, Token::Text, 24, this), 0, Qt::AlignTop);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(new Label(tr("Export readings"), Role::Title, Token::Text, 600, this));
    auto *words =
        new Label(tr("A CSV file with times in UTC and units of the SI, as other programs read it."),
                  Role::Body, Token::Text2, 0, this);
    words->setWordWrap(true);
    texts->addWidget(words);
    head->addLayout(texts, 1);
    layout->addLayout(head);
    m_choice = buildChoice();
    m_progress = new JobPage(this);
    m_progress->hide();
    layout->addWidget(m_choice);
    layout->addWidget(m_progress);
    layout->addStretch(1);
    m_foot = buildFoot();
    layout->addWidget(m_foot);
    layout->addStrut(616); // and more where words or fonts are larger
    updateFoot();
}

QWidget *ExportDialog::buildChoice()
{
    auto *page = new QWidget(this);
    auto *grid = new QGridLayout(page);
    grid->setContentsMargins(Margin, 12, Margin, 16);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(12);
    grid->setColumnStretch(1, 1);
    int row = 0;
    const auto add = [&](const QString &name, QWidget *control) {
        auto *label = new Label(name, Role::Body, Token::Text2, 0, page);
        label->setContentsMargins(0, 5, 0, 0); // beside the first line of its control
        grid->addWidget(label, row, 0, Qt::AlignTop);
        control->setAccessibleName(name);
        grid->addWidget(control, row++, 1);
    };

    m_which = new QComboBox(page);
    m_which->setMinimumHeight(32);
    if (m_devices.size() == 1) {
        const auto device = m_engine.device(m_devices.first());
        m_which->addItem(device ? device->name : m_devices.first().toString());
    } else if (m_devices.size() > 1) {
        m_which->addItem(tr("%n chosen devices", nullptr, int(m_devices.size())));
    }
    m_which->addItem(tr("All devices of the workspace"));
    add(tr("Devices"), m_which);

    auto *times = new QWidget(page);
    auto *timesColumn = new QVBoxLayout(times);
    timesColumn->setContentsMargins(0, 0, 0, 0);
    m_range = new widgets::SegmentedControl(
        {tr("Today"), tr("7 days"), tr("30 days"), tr("All"), tr("From, to")}, times);
    m_range->setName(tr("Time range"));
    timesColumn->addWidget(m_range, 0, Qt::AlignLeft);
    m_fromTo = new QWidget(times);
    auto *fromTo = new QHBoxLayout(m_fromTo);
    fromTo->setContentsMargins(0, 0, 0, 0);
    fromTo->setSpacing(8);
    const core::UtcTime now = core::SystemClock().now();
    m_from = new MomentEdit(MomentEdit::To::Minutes, m_fromTo);
    m_to = new MomentEdit(MomentEdit::To::Minutes, m_fromTo);
    m_from->setMoment(toUtc(Words::local(now).date().startOfDay(Words::timeZone())));
    m_to->setMoment(now + std::chrono::minutes(1)); // with all of the minute that runs
    m_from->setAccessibleName(tr("From"));
    m_to->setAccessibleName(tr("To, excluded"));
    for (MomentEdit *edit : {m_from, m_to}) {
        edit->setMinimumHeight(32);
        connect(edit, &MomentEdit::dateTimeChanged, this, &ExportDialog::updateFoot);
    }
    fromTo->addWidget(m_from);
    fromTo->addWidget(new Label(tr("to"), Role::Body, Token::Text2, 0, m_fromTo));
    fromTo->addWidget(m_to);
    fromTo->addWidget(new Label(Words::zone(), Role::Table, Token::Text3, 0, m_fromTo));
    fromTo->addStretch(1);
    m_fromTo->hide();
    timesColumn->addWidget(m_fromTo);
    add(tr("Time"), times);

    // Only what the workspace has: a box that can find nothing is no choice.
    auto *boxes = new QWidget(page);
    auto *boxGrid = new QGridLayout(boxes);
    boxGrid->setContentsMargins(0, 0, 0, 0);
    boxGrid->setVerticalSpacing(4);
    QList<core::Quantity> known;
    for (const engine::DeviceInfo &device : m_engine.devices()) {
        if (!m_devices.isEmpty() && !m_devices.contains(device.id))
            continue;
        for (const live::SeriesState &state : m_engine.live().snapshot(device.id)) {
            const core::Quantity quantity = m_engine.seriesTable()->at(state.id).quantity;
            if (!known.contains(quantity))
                known << quantity;
        }
        if (known.size() >= core::allQuantities().size())
            break;
    }
    std::sort(known.begin(), known.end());
    for (const core::Quantity quantity : std::as_const(known)) {
        auto *box = new QCheckBox(Words::quantity(quantity), boxes);
        box->setChecked(true);
        const int at = int(m_quantities.size());
        boxGrid->addWidget(box, at / 3, at % 3);
        m_quantities << qMakePair(quantity, box);
        connect(box, &QCheckBox::toggled, this, &ExportDialog::updateFoot);
    }
    if (!known.isEmpty())
        add(tr("Quantities"), boxes);
    else
        boxes->hide();

    m_rows = new widgets::SegmentedControl({tr("Every reading"), tr("Means of a minute")}, page);
    m_rows->setName(tr("Rows"));
    add(tr("Rows"), m_rows);
    grid->setAlignment(m_rows, Qt::AlignLeft);

    auto *file = new QWidget(page);
    auto *fileRow = new QHBoxLayout(file);
    fileRow->setContentsMargins(0, 0, 0, 0);
    m_file = new QLineEdit(file);
    m_file->setMinimumHeight(32);
    const QString stem = m_devices.size() == 1 ? m_devices.first().toString() : m_engine.workspace().name;
    static const QRegularExpression unfit(u"[^\\w.-]+"_s, QRegularExpression::UseUnicodePropertiesOption);
    m_file->setText(QDir(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
                        .filePath(u"%1-%2.csv"_s.arg(QString(stem).replace(unfit, u"-"_s),
                                                     Words::local(now).date().toString(Qt::ISODate))));
    m_file->setAccessibleName(tr("File"));
    connect(m_file, &QLineEdit::textChanged, this, &ExportDialog::updateFoot);
    auto *browse = new Button(tr("Choose…"), Button::Kind::Normal, file);
    browse->setAutoDefault(false);
    browse->setAccessibleName(tr("Choose the file"));
    connect(browse, &QPushButton::clicked, this, &ExportDialog::chooseFile);
    fileRow->addWidget(m_file, 1);
    fileRow->addWidget(browse);
    add(tr("File"), file);
    connect(m_range, &widgets::SegmentedControl::chosen, this, [this](int index) {
        m_fromTo->setVisible(index == FromTo);
        updateFoot();
        fit();
    });
    connect(m_which, &QComboBox::currentIndexChanged, this, &ExportDialog::updateFoot);
    return page;
}

QWidget *ExportDialog::buildFoot()
{
    m_note = new Label({}, Role::Table, Token::Text2, 0, this);
    m_cancel = new Button(tr("Cancel"), Button::Kind::Normal, this);
    m_leave = new Button(tr("Go on in the background"), Button::Kind::Primary, this);
    m_start = new Button(tr("Export"), Button::Kind::Primary, this);
    m_leave->hide();
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_job && m_job->isRunning()) {
            m_cancel->setEnabled(false);
            m_job->cancel();
        } else {
            reject();
        }
    });
    connect(m_leave, &QPushButton::clicked, this, &ExportDialog::reject);
    connect(m_start, &QPushButton::clicked, this, &ExportDialog::startExport);
    return jobFoot(m_note, {m_cancel, m_leave, m_start}, this);
}

std::pair<core::UtcTime, core::UtcTime> ExportDialog::range() const
{
    const engine::ExportRequest all;
    const QTimeZone zone = Words::timeZone();
    const auto daysBack = [&](int days) { return toUtc(Words::today().addDays(-days).startOfDay(zone)); };
    switch (m_range->current()) {
    case Today:
        return {daysBack(0), all.to};
    case Week:
        return {daysBack(6), all.to};
    case Month:
        return {daysBack(29), all.to};
    case FromTo: // the fields show the chosen zone's time
        return {m_from->moment(), m_to->moment()};
    default:
        return {all.from, all.to};
    }
}

std::optional<engine::ExportRequest> ExportDialog::request() const
{
    engine::ExportRequest request;
    request.source = m_engine.historySource();
    request.fileName = m_file->text().trimmed();
    std::tie(request.from, request.to) = range();
    if (request.fileName.isEmpty() || request.to <= request.from)
        return std::nullopt;
    if (!m_devices.isEmpty() && m_which->currentIndex() == 0)
        request.devices = m_devices;
    int chosen = 0;
    for (const auto &[quantity, box] : m_quantities) {
        if (box->isChecked()) {
            request.quantities << quantity;
            ++chosen;
        }
    }
    if (!m_quantities.isEmpty() && chosen == 0)
        return std::nullopt;
    // All of them: also those that were stored once and are not seen now.
    if (chosen == m_quantities.size())
        request.quantities.clear();
    request.minuteMeans = m_rows->current() == 1;
    return request;
}

void ExportDialog::setFileName(const QString &fileName) { m_file->setText(fileName); }

void ExportDialog::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Export to"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Comma separated values (*.csv)"), tr("All files (*)")});
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(m_file->text());
    connect(dialog, &QFileDialog::fileSelected, this, &ExportDialog::setFileName);
    dialog->open();
}

void ExportDialog::updateFoot()
{
    if (!m_start || m_job)
        return;
    const bool anyQuantity =
        m_quantities.isEmpty() || std::any_of(m_quantities.begin(), m_quantities.end(),
                                              [](const auto &pair) { return pair.second->isChecked(); });
    const auto [from, to] = range();
    QString note;
    if (to <= from)
        note = tr("The range ends before it begins.");
    else if (!anyQuantity)
        note = tr("Choose at least one quantity.");
    else if (m_file->text().trimmed().isEmpty())
        note = tr("Name a file.");
    else if (QFile::exists(m_file->text().trimmed()))
        note = tr("The file exists; it is replaced when the export is complete.");
    m_note->setText(note);
    m_start->setEnabled(request().has_value());
}

void ExportDialog::startExport()
{
    const auto wanted = request();
    if (!wanted || (m_job && m_job->isRunning()))
        return;
    delete m_job;
    // The window's child: it may outlive the dialog.
    m_job = new ExportJob(*wanted, parentWidget() ? static_cast<QObject *>(parentWidget()) : this);
    connect(&m_engine, &engine::Engine::stopping, m_job, &ExportJob::cancel);
    connect(m_job, &ExportJob::progressed, this, &ExportDialog::progressed);
    connect(m_job, &ExportJob::finished, this, &ExportDialog::finished);
    m_choice->hide();
    m_progress->show();
    m_start->hide();
    m_leave->show();
    m_leave->setDefault(true);
    m_leave->setFocus();
    m_note->setText(tr("The window stays usable while it goes on."));
    m_progress->line()->setTitle(m_job->title());
    m_progress->line()->setFraction(std::nullopt);
    m_progress->outcome()->setText(m_job->request().fileName);
    m_progress->clearFailure();
    m_job->start();
    emit started(m_job);
}

void ExportDialog::progressed()
{
    m_progress->line()->setFraction(m_job->state().fraction);
    m_progress->line()->setNote(m_job->isRunning() ? m_job->words() : QString());
}

void ExportDialog::finished(const engine::ExportState &state)
{
    m_leave->hide();
    m_cancel->setEnabled(true);
    m_cancel->setText(tr("Close"));
    m_cancel->setFocus();
    m_note->setText({});
    m_progress->outcome()->setText(state.error ? tr("No file was written.") : m_job->words());
    if (state.error) {
        m_progress->showFailure(*state.error);
        m_progress->line()->setTitle(tr("Not exported"));
        // What was chosen is still there: another folder may be all that is needed.
        m_choice->show();
        m_start->show();
        m_start->setText(tr("Try again"));
        m_start->setEnabled(true);
    } else {
        m_progress->line()->setTitle(state.cancelled ? tr("Cancelled") : tr("Exported"));
    }
    m_job->deleteLater();
    m_job = nullptr;
    fit();
}

void ExportDialog::fit()
{
    // Words that take more lines than the layout's least height knows of keep them.
    const int across = std::max(width(), minimumSizeHint().width());
    setMinimumHeight(layout()->totalHeightForWidth(across));
    adjustSize();
}

void ExportDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    fit();
}

void ExportDialog::reject()
{
    if (m_job && m_job->isRunning()) {
        disconnect(m_job, nullptr, this, nullptr);
        connect(m_job, &ExportJob::finished, m_job, &QObject::deleteLater);
        emit leftRunning(m_job);
    }
    QDialog::reject();
}

void ExportDialog::paintEvent(QPaintEvent *) { paintDialogFrame(*this, m_foot->geometry().top()); }

} // namespace console
