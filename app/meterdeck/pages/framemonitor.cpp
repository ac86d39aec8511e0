// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/framemonitor.h"

#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/segmentedcontrol.h"
#include "widgets/tableview.h"
#include "words.h"

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
    , m_which(new widgets::SegmentedControl({tr("All"), tr("Errors")}, this))
    , m_hold(new Button(tr("Hold"), Button::Kind::Normal, this))
    , m_export(new Button(tr("Export"), Button::Kind::Quiet, this))
    , m_note(new Label({}, Role::Table, Token::Text2, 0, this))
{
    setFlush(true);
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(120);
    m_filter->setMaximumWidth(200);
    m_filter->setAccessibleName(tr("Filter what is shown"));
    m_which->setName(tr("Which ones are shown"));
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
    content()->addWidget(m_table, 1);
    m_note->setContentsMargins(12, 4, 12, 4);
    m_note->setWordWrap(true);
    m_note->hide();
    content()->addWidget(m_note);
    connect(m_filter, &QLineEdit::textChanged, this, &FrameMonitor::refilter);
    connect(m_which, &widgets::SegmentedControl::chosen, this, &FrameMonitor::refilter);
    connect(m_hold, &QPushButton::toggled, this, &FrameMonitor::setHeld);
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
    m_leftOut = 0;
    m_follow = true;
    m_hold->setChecked(false);
    m_model.setMessages(messages);
    setTitle(messages ? tr("Message monitor") : tr("Frame monitor"));
    m_table->setAccessibleName(messages ? tr("Messages of the broker, newest last")
                                        : tr("Frames on the wire, newest last"));
    m_filter->setPlaceholderText(messages ? tr("topic or payload") : tr("unit 1, 13 or 15"));
    m_table->setColumnWidth(FramesModel::Time, textWidth(this, Role::Mono, u"00:00:00.000"_s));
    m_table->setColumnWidth(FramesModel::Direction, 36);
    m_table->setColumnWidth(FramesModel::Bytes,
                            messages ? 360 : textWidth(this, Role::Mono, u"00 00 00 00 00 00 00 00 00 00"_s));
    m_table->setColumnWidth(FramesModel::After, textWidth(this, Role::Table, u"1 000 ms"_s));
    m_table->setColumnHidden(FramesModel::After, messages);
    m_note->hide();
    updateMeta();
}

void FrameMonitor::take(const core::WireReport &report)
{
    m_leftOut += report.leftOut;
    if (m_held) {
        m_waiting += report.records;
        if (m_waiting.size() > FramesModel::Most)
            m_waiting.remove(0, m_waiting.size() - FramesModel::Most);
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
    if (m_held)
        setMeta(tr("held, %1 wait").arg(Words::count(quint64(m_waiting.size()))));
    else if (m_leftOut > 0)
        setMeta(tr("too many to show: %1 left out here, all were read").arg(Words::count(m_leftOut)));
    else
        setMeta({});
}

void FrameMonitor::refilter()
{
    m_follow = true;
    m_model.setFilter(m_filter->text(), m_which->current() == 1);
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
    const QByteArray text = m_model.asText();
    const int rows = m_model.rowCount();
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit()) {
        say(tr("Not written to %1: %2. Choose another folder, or make room.")
                .arg(fileName, file.errorString()));
        return false;
    }
    say(tr("%1 rows written to %2.").arg(Words::count(quint64(rows)), fileName));
    return true;
}

void FrameMonitor::chooseFile()
{
    auto *dialog = new QFileDialog(window(), tr("Export what is shown"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Text, separated by tabs (*.txt)"), tr("All files (*)")});
    dialog->setDefaultSuffix(u"txt"_s);
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->selectFile(u"%1-wire.txt"_s.arg(m_transport));
    connect(dialog, &QFileDialog::fileSelected, this, &FrameMonitor::exportTo);
    dialog->open();
}

} // namespace console
