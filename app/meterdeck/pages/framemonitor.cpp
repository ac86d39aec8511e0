// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/framemonitor.h"

#include "widgets/button.h"
#include "widgets/columnspread.h"
#include "widgets/label.h"
#include "widgets/tableview.h"
#include "words.h"

#include <QComboBox>
#include <QFileDialog>
#include <QHeaderView>
#include <QLineEdit>
#include <QSaveFile>
#include <QScrollBar>
#include <QStandardPaths>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using widgets::Button;
using widgets::Label;
using widgets::Role;
using widgets::TableView;
using widgets::Token;

namespace console {

namespace {

int textWidth(const QWidget *widget, Role role, const QString &text)
{
    return QFontMetrics(widgets::Theme::of(widget).font(role)).horizontalAdvance(text) + 26;
}

} // namespace

FrameMonitor::FrameMonitor(std::shared_ptr<const core::SeriesTable> series, QWidget *parent)
    : Card({}, {}, parent)
    , m_model(std::move(series))
    , m_table(new TableView(this))
    , m_filter(new QLineEdit(this))
    , m_which(new QComboBox(this))
    , m_hold(new Button(tr("Hold"), Button::Kind::Normal, this))
    , m_export(new Button(tr("Export"), Button::Kind::Quiet, this))
    , m_note(new Label({}, Role::Table, Token::Text2, 0, this))
{
    setFlush(true);
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(120);
    m_filter->setMaximumWidth(200);
    m_filter->setAccessibleName(tr("Filter what is shown"));
    m_which->setAccessibleName(tr("Which ones are shown"));
    m_which->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_hold->setIconName(u"pause"_s);
    m_hold->setCheckable(true);
    m_hold->setAccessibleDescription(
        tr("Stops the list so that it can be read; nothing is lost on the wire"));
    for (QWidget *control : {static_cast<QWidget *>(m_filter), static_cast<QWidget *>(m_which),
                             static_cast<QWidget *>(m_hold), static_cast<QWidget *>(m_export)})
        addHeaderWidget(control);
    m_table->setModel(&m_model);
    m_table->setRows(TableView::Rows::Dense);
    m_table->setMinimumHeight(m_table->horizontalHeader()->height() +
                              6 * m_table->verticalHeader()->defaultSectionSize());
    m_table->setStretchColumn(FramesModel::Meaning);
    m_spread = new widgets::ColumnSpread(m_table, FramesModel::Meaning);
    content()->addWidget(m_table, 1);
    m_note->setContentsMargins(12, 4, 12, 4);
    m_note->setWordWrap(true);
    m_note->hide();
    content()->addWidget(m_note);
    connect(m_filter, &QLineEdit::textChanged, this, &FrameMonitor::refilter);
    connect(m_which, &QComboBox::currentIndexChanged, this, &FrameMonitor::refilter);
    connect(m_hold, &QPushButton::toggled, this, &FrameMonitor::setHeld);
    connect(m_table, &TableView::rowActivated, this, [this](const QModelIndex &index) {
        if (const core::WireRecord *record = m_model.record(index.row()); record && record->unit > 0)
            emit unitRequested(record->unit);
    });
    connect(m_export, &QPushButton::clicked, this, &FrameMonitor::chooseFile);
    // Who scrolled up wants to read there; who is at the end follows. The range grows after the rows came.
    QScrollBar *bar = m_table->verticalScrollBar();
    connect(bar, &QScrollBar::valueChanged, this,
            [this, bar](int value) { m_follow = value >= bar->maximum() - 2; });
    connect(bar, &QScrollBar::rangeChanged, this, [this, bar](int, int maximum) {
        if (m_follow)
            bar->setValue(maximum);
    });
    begin(false, {});
}

void FrameMonitor::begin(bool messages, const QString &transport)
{
    m_messages = messages;
    m_transport = transport;
    m_waiting.clear();
    m_leftOut = m_lost = 0;
    m_follow = true;
    m_hold->setChecked(false);
    m_model.setMessages(messages);
    fillKinds();
    setTitle(messages ? tr("Message monitor") : tr("Frame monitor"));
    m_table->setAccessibleName(messages ? tr("Messages of the broker, newest last")
                                        : tr("Frames on the wire, newest last"));
    m_filter->setPlaceholderText(messages ? tr("topic or payload") : tr("unit 1, 13 or 15"));
    m_spread->setChosenWidth(FramesModel::Time, textWidth(this, Role::Mono, u"00:00:00.000"_s));
    m_spread->setChosenWidth(FramesModel::Direction, 36);
    m_spread->setChosenWidth(
        FramesModel::Bytes, messages ? 360 : textWidth(this, Role::Mono, u"00 00 00 00 00 00 00 00 00 00"_s));
    m_spread->setChosenWidth(FramesModel::After, textWidth(this, Role::Table, u"1 000 ms"_s));
    m_table->setColumnHidden(FramesModel::After, messages);
    m_note->hide();
    updateMeta();
}

void FrameMonitor::take(const core::WireReport &report)
{
    m_leftOut += report.leftOut;
    if (m_held) {
        m_waiting += report.records;
        if (const qsizetype more = m_waiting.size() - FramesModel::Most; more > 0) {
            m_waiting.remove(0, more);
            m_lost += quint64(more);
        }
        updateMeta();
        return;
    }
    m_model.append(report.records);
    updateMeta();
}

void FrameMonitor::setHeld(bool held)
{
    if (m_hold->isChecked() != held) {
        m_hold->setChecked(held); // comes back here
        return;
    }
    m_held = held;
    m_hold->setText(held ? tr("Go on") : tr("Hold"));
    m_hold->setIconName(held ? u"play"_s : u"pause"_s);
    if (!held && !m_waiting.isEmpty()) {
        m_model.append(std::exchange(m_waiting, {}));
    }
    updateMeta();
}

void FrameMonitor::updateMeta()
{
    // A list with gaps may not look like a whole one.
    const quint64 gone = m_model.dropped() + m_lost;
    if (m_held)
        setMeta(m_lost > 0 ? tr("held, %1 wait, %2 let go")
                                 .arg(Words::count(quint64(m_waiting.size())), Words::count(m_lost))
                           : tr("held, %1 wait").arg(Words::count(quint64(m_waiting.size()))));
    else if (m_leftOut > 0)
        setMeta(
            tr("too many to show: %1 left out here, all were read").arg(Words::count(m_leftOut + m_lost)));
    else if (gone > 0)
        setMeta(tr("the last %1, %2 older ones let go")
                    .arg(Words::count(quint64(FramesModel::Most)), Words::count(gone)));
    else
        setMeta({});
}

void FrameMonitor::fillKinds()
{
    using Which = FramesModel::Which;
    const QSignalBlocker blocker(m_which);
    m_which->clear();
    const auto add = [this](const QString &text, Which which) { m_which->addItem(text, int(which)); };
    add(tr("All"), Which::All);
    add(tr("Errors"), Which::Errors);
    if (!m_messages) {
        add(tr("Requests"), Which::Requests);
        add(tr("Answers"), Which::Answers);
        add(tr("No answer"), Which::Silence);
        add(tr("Damaged"), Which::Damaged);
        add(tr("Refused"), Which::Refusals);
    }
    refilter();
}

void FrameMonitor::refilter()
{
    m_follow = true;
    m_model.setFilter(m_filter->text(), FramesModel::Which(m_which->currentData().toInt()));
    m_table->scrollToBottom();
}

void FrameMonitor::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void FrameMonitor::say(const QString &note)
{
    m_note->setText(note);
    m_note->show();
}

bool FrameMonitor::exportTo(const QString &fileName)
{
    QSaveFile file(fileName);
    const bool csv = fileName.endsWith(".csv"_L1, Qt::CaseInsensitive);
    const QByteArray text = csv ? m_model.asCsv() : m_model.asText();
    const int rows = m_model.rowCount();
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit()) {
        say(tr("Not written to %1: %2. Choose another folder, or make room.")
                .arg(fileName, file.errorString()));
        return false;
    }
    const quint64 gone = m_model.dropped() + m_lost + m_leftOut;
    const QString written =
        tr("%1 rows written to %2.", nullptr, int(rows)).arg(Words::count(quint64(rows)), fileName);
    say(gone == 0 ? written
                  : tr("%1 Another %2 came and were let go before.", "a sentence, and how many")
                        .arg(written, Words::count(gone)));
    return true;
}

void FrameMonitor::chooseFile()
{
    auto *dialog = new QFileDialog(window(), tr("Export what is shown"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Table (*.csv)"), tr("Text, separated by tabs (*.txt)"), tr("All files (*)")});
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->selectFile(u"%1-wire.csv"_s.arg(m_transport));
    connect(dialog, &QFileDialog::fileSelected, this, &FrameMonitor::exportTo);
    dialog->open();
}

} // namespace console
