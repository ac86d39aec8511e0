// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/voltagecard.h"

#include "pages/csvexport.h"
#include "pages/voltagephaseview.h"
#include "voltagewords.h"
#include "widgets/button.h"
#include "widgets/label.h"
#include "widgets/progressline.h"
#include "widgets/tableview.h"
#include "words.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using widgets::Button;
using widgets::Label;
using widgets::Role;
using widgets::TableView;
using widgets::Theme;
using widgets::Token;

namespace console {

namespace {

constexpr auto ShownAfter = 400ms;
constexpr auto AskEvery = 10min;
constexpr int PhaseWidth = 270;
constexpr int MostPhaseWidth = 440;
constexpr int PhaseSpacing = 24;
constexpr int WideFrom = 560; ///< with room for a column more
constexpr int MostRows = 8;
constexpr int MostDoubleRows = 5;
constexpr int DaysWidth = 300;

} // namespace

VoltageCard::VoltageCard(const engine::Engine &engine, QWidget *parent)
    : Card(tr("Voltage quality (EN 50160)"), {}, parent), m_query(engine)
{
    buildWeek();
    m_progress = new widgets::ProgressLine(tr("Reading the week"), this);
    m_progress->setCancellable(true);
    m_progress->hide();
    m_words = new Label({}, Role::Body, Token::Text2, 0, this);
    m_words->setWordWrap(true);
    m_grid = new QGridLayout;
    m_grid->setHorizontalSpacing(PhaseSpacing);
    m_grid->setVerticalSpacing(14);
    content()->setSpacing(10);
    content()->addWidget(m_progress);
    content()->addWidget(m_words);
    content()->addLayout(m_grid);
    buildEvents();
    m_terms = new Label({}, Role::Caption, Token::Text3, 0, this);
    m_terms->setWordWrap(true);
    content()->addWidget(m_terms);

    m_late.setSingleShot(true);
    m_late.setInterval(ShownAfter);
    connect(&m_late, &QTimer::timeout, m_progress, &QWidget::show);
    m_follow.setInterval(AskEvery);
    connect(&m_follow, &QTimer::timeout, this, [this] {
        if (isVisible() && m_week.running && !m_query.isAsking())
            reload();
    });
    m_follow.start();
    connect(&m_query, &engine::VoltageQuery::progressed, this,
            [this](int percent) { m_progress->setFraction(percent / 100.0); });
    connect(&m_query, &engine::VoltageQuery::answered, this, &VoltageCard::showAnswer);
    connect(m_progress, &widgets::ProgressLine::cancelled, this, [this] {
        m_query.cancel();
        m_late.stop();
        m_progress->hide();
        m_words->setText(tr("Reading was stopped."));
        m_words->show();
    });
    m_words->setText(tr("No device is chosen."));
    showSteps(nullptr);
}

void VoltageCard::buildWeek()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    const auto button = [this](const QString &icon, const QString &name, const QString &tip) {
        auto *made = new Button({}, Button::Kind::Quiet, this);
        made->setIconName(icon);
        made->setAccessibleName(name);
        made->setToolTip(tip);
        return made;
    };
    m_before = button(u"chevron-left"_s, tr("Week before"), tr("Week before (←)"));
    m_after = button(u"chevron-right"_s, tr("Week after"), tr("Week after (→)"));
    m_export = button(u"file-down"_s, tr("Store as CSV"),
                      tr("Store the dips, swells and interruptions of this week as CSV"));
    m_change = button(u"sliders-horizontal"_s, tr("Nominal voltage…"),
                      tr("Change the nominal voltage and the class of the meter"));
    m_change->setEnabled(false);
    m_days = new Label({}, Role::Body, Token::Text, 600, this);
    m_days->setWordWrap(true);
    m_days->setMaximumWidth(Theme::grow(DaysWidth));
    row->addWidget(m_before);
    row->addWidget(m_days, 10);
    row->addWidget(m_after);
    row->addStretch(1);
    row->addWidget(m_change);
    row->addWidget(m_export);
    m_days->setAlignment(Qt::AlignCenter);
    content()->addLayout(row);
    for (Button *one : {m_before, m_after})
        one->installEventFilter(this);
    connect(m_before, &QPushButton::clicked, this, [this] { step(-1); });
    connect(m_after, &QPushButton::clicked, this, [this] { step(1); });
    connect(m_export, &QPushButton::clicked, this, &VoltageCard::chooseFile);
    connect(m_change, &QPushButton::clicked, this, [this] { emit termsChangeRequested(m_device); });
}

void VoltageCard::buildEvents()
{
    m_eventsTitle = new Label({}, Role::Table, Token::Text, 600, this);
    m_eventsTitle->setWordWrap(true);
    m_table = new TableView(this);
    m_table->setAccessibleName(tr("Dips, swells and interruptions"));
    m_table->setRows(TableView::Rows::Dense);
    m_table->setModel(&m_events);
    m_table->setStretchColumn(VoltageEventsModel::Kind);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    connect(m_table, &TableView::copyRequested, this, &VoltageCard::copy);
    content()->addWidget(m_eventsTitle);
    content()->addWidget(m_table);
    m_eventsTitle->hide();
    m_table->hide();
}

void VoltageCard::setDevice(const core::DeviceId &device)
{
    if (device == m_device)
        return;
    m_device = device;
    m_change->setEnabled(!device.isEmpty());
    m_filled = false;
    m_week = {};
    m_events.clear();
    qDeleteAll(m_phases);
    m_phases.clear();
    m_terms->clear();
    m_days->clear();
    m_eventsTitle->hide();
    m_table->hide();
    setMeta({});
    setWeek({});
}

void VoltageCard::setWeek(QDate day)
{
    m_asked = day;
    reload();
}

void VoltageCard::step(int weeks)
{
    if (!m_week.monday.isValid() || !(weeks < 0 ? m_before : m_after)->isEnabled())
        return;
    setWeek(m_week.monday.addDays(7 * weeks));
}

void VoltageCard::reload()
{
    if (m_device.isEmpty())
        return;
    if (!m_filled) {
        m_words->setText(tr("The week is being read…"));
        m_words->show();
    }
    m_progress->setFraction(std::nullopt);
    m_late.start();
    m_query.ask(m_device, m_asked, Words::timeZone());
}

void VoltageCard::showAnswer(const engine::VoltageAnswer &answer)
{
    m_late.stop();
    m_progress->hide();
    m_filled = true;
    m_week = answer.weeks.isEmpty() ? engine::VoltageWeek() : answer.weeks.constLast();
    const QString nothing = VoltageWords::nothing(answer);
    m_words->setText(nothing);
    m_words->setVisible(!nothing.isEmpty());
    m_terms->setText(nothing.isEmpty() ? VoltageWords::terms(answer.terms) : QString());
    m_terms->setVisible(nothing.isEmpty());
    m_days->setText(nothing.isEmpty() ? VoltageWords::week(m_week) : QString());
    m_days->setToolTip(
        nothing.isEmpty()
            ? tr("Weeks begin on Monday at 00:00 in the zone %1.").arg(QString::fromLatin1(answer.zone.id()))
            : QString());
    showPhases(answer);
    showSteps(nothing.isEmpty() ? &answer : nullptr);
    m_events.setWeek(m_week, answer.terms.nominal.value_or(0));
    const bool any = m_events.rowCount() > 0;
    m_eventsTitle->setVisible(nothing.isEmpty());
    m_table->setVisible(any);
    const int total = m_events.total();
    m_eventsTitle->setText(
        !any ? tr("No dip, swell or interruption was seen.")
        : total > m_events.rowCount()
            ? tr("%n dips, swells and interruptions; the first %1 are listed.", nullptr, total)
                  .arg(Words::count(quint64(m_events.rowCount())))
            : tr("%n dips, swells and interruptions", nullptr, total));
    m_export->setEnabled(any);
    setMeta({});
    fitTable();
}

void VoltageCard::showPhases(const engine::VoltageAnswer &answer)
{
    const qsizetype count = answer.error ? 0 : m_week.phases.size();
    while (m_phases.size() > count)
        delete m_phases.takeLast();
    while (m_phases.size() < count)
        m_phases << new VoltagePhaseView(this);
    for (qsizetype i = 0; i < count; ++i)
        m_phases.at(i)->setPhase(m_week.phases.at(i), m_week);
    m_columns = 0;
    arrange();
}

void VoltageCard::showSteps(const engine::VoltageAnswer *answer)
{
    const bool focused = m_before->hasFocus() || m_after->hasFocus();
    m_before->setEnabled(answer && answer->first && *answer->first < m_week.from);
    m_after->setEnabled(answer && !m_week.running);
    // Whoever came to the end by the keyboard goes on with the other one.
    if (focused && !m_before->isEnabled() && m_after->isEnabled())
        m_after->setFocus();
    else if (focused && !m_after->isEnabled() && m_before->isEnabled())
        m_before->setFocus();
    if (!answer)
        m_export->setEnabled(false);
}

QString VoltageCard::words() const { return m_words->isHidden() ? QString() : m_words->text(); }

void VoltageCard::arrange()
{
    const int room = contentsRect().width() + PhaseSpacing;
    const int wanted =
        std::clamp(room / (Theme::grow(PhaseWidth) + PhaseSpacing), 1, std::max(1, int(m_phases.size())));
    if (wanted == m_columns)
        return;
    m_columns = wanted;
    for (VoltagePhaseView *phase : std::as_const(m_phases))
        m_grid->removeWidget(phase);
    for (int i = 0; i < m_phases.size(); ++i) {
        m_phases.at(i)->setMaximumWidth(Theme::grow(MostPhaseWidth));
        m_grid->addWidget(m_phases.at(i), i / wanted, i % wanted);
        m_phases.at(i)->show();
    }
    // What is left stays empty: a figure far from its title is read wrongly.
    for (int i = 0; i <= std::max(wanted, m_grid->columnCount() - 1); ++i)
        m_grid->setColumnStretch(i, i < wanted ? 100 : i == wanted ? 1 : 0);
}

void VoltageCard::fitTable()
{
    const QFontMetrics text(Theme::of(this).font(Role::Table, 600));
    const auto fit = [&](int column, const QStringList &samples) {
        int width =
            text.horizontalAdvance(m_events.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        for (const QString &sample : samples)
            width = std::max(width, text.horizontalAdvance(sample));
        for (int row = 0; row < std::min(50, m_events.rowCount()); ++row)
            width = std::max(width, text.horizontalAdvance(m_events.index(row, column).data().toString()));
        m_table->setColumnWidth(column, width + 26);
    };
    using Model = VoltageEventsModel;
    for (const int column : {int(Model::Begin), int(Model::End), int(Model::Phase), int(Model::Lasted),
                             int(Model::Extreme), int(Model::Share)})
        fit(column, {});
    m_table->setColumnHidden(Model::Phase, m_phases.size() < 2);
    // Where there is little room begin and share stand below what it was and how far it went.
    const bool narrow = width() < Theme::grow(WideFrom);
    for (const int column : {int(Model::Begin), int(Model::End), int(Model::Share)})
        m_table->setColumnHidden(column, narrow);
    m_table->setRows(narrow ? TableView::Rows::Double : TableView::Rows::Dense);
    const int most = narrow ? MostDoubleRows : MostRows;
    const int rows = std::clamp(m_events.rowCount(), 1, most);
    const int height = m_table->horizontalHeader()->sizeHint().height() +
                       rows * m_table->verticalHeader()->defaultSectionSize() + 2;
    if (m_table->minimumHeight() != height || m_table->maximumHeight() != height)
        m_table->setFixedHeight(height);
    m_table->setVerticalScrollBarPolicy(m_events.rowCount() > most ? Qt::ScrollBarAsNeeded
                                                                   : Qt::ScrollBarAlwaysOff);
}

void VoltageCard::resizeEvent(QResizeEvent *event)
{
    Card::resizeEvent(event);
    arrange();
    fitTable();
}

void VoltageCard::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if ((event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange) && m_table)
        fitTable();
}

void VoltageCard::showEvent(QShowEvent *event)
{
    Card::showEvent(event);
    // The week may have gone on, or be over, since it was looked at.
    if (m_filled && m_week.running && !m_query.isAsking())
        reload();
}

bool VoltageCard::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Left || key == Qt::Key_Right) {
            // The arrow that is painted at that side.
            step((key == Qt::Key_Left) == isLeftToRight() ? -1 : 1);
            return true;
        }
    }
    return Card::eventFilter(watched, event);
}

void VoltageCard::copy() const
{
    QList<VoltageIncident> chosen;
    for (int row = 0; row < m_events.rowCount(); ++row) {
        if (m_table->selectionModel()->isRowSelected(row))
            chosen << m_events.incidents().at(row);
    }
    if (!chosen.isEmpty())
        QGuiApplication::clipboard()->setText(QString::fromUtf8(VoltageEventsModel::csv(m_device, chosen)));
}

void VoltageCard::chooseFile()
{
    CsvExport::choose(this, tr("Store dips, swells and interruptions"),
                      u"voltage-%1-%2.csv"_s.arg(m_device.toString(), m_week.monday.toString(Qt::ISODate)),
                      [this](const QString &path) { exportTo(path); });
}

void VoltageCard::exportTo(const QString &path)
{
    m_export->setEnabled(false);
    const auto ended = [this, path](const QString &problem) {
        m_export->setEnabled(m_events.rowCount() > 0);
        setMeta(CsvExport::outcome(path, problem));
        emit exported(path, problem);
    };
    // A copy of the values travels; the model stays here.
    CsvExport::write(
        this, path,
        [device = m_device, rows = m_events.incidents()] { return VoltageEventsModel::csv(device, rows); },
        ended);
}

} // namespace console
