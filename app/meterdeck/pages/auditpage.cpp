// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/auditpage.h"

#include "livefeed.h"
#include "pages/chaincard.h"
#include "pages/csvexport.h"
#include "pages/orderdetail.h"
#include "pages/outcomecounts.h"
#include "pages/pageheader.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/columnspread.h"
#include "widgets/emptystate.h"
#include "widgets/segmentedcontrol.h"
#include "widgets/tableview.h"
#include "words.h"

#include <QLineEdit>
#include <QMenu>
#include <QScrollArea>
#include <QShortcut>
#include <QStackedLayout>

using namespace Qt::StringLiterals;
using widgets::Button;
using widgets::Card;
using widgets::TableView;
using widgets::Theme;

namespace console {

namespace {

constexpr int RightWidth = 400;
constexpr int LeastCard = 180;
constexpr int FoldBelow = 1000;

} // namespace

AuditPage::AuditPage(const engine::Engine &engine, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_header(new PageHeader(tr("Audit"), this))
    , m_counts(new OutcomeCounts(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    buildControls();
    layout->addWidget(m_header);
    layout->addWidget(m_counts);
    auto *content = new QWidget(this);
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight, content);
    m_columns->setContentsMargins(0, 0, 0, 0);
    m_columns->setSpacing(12);
    m_columns->addWidget(buildTable(), 1);
    m_columns->addWidget(buildRight());
    // Large fonts on a small screen: the page scrolls rather than press its cards together.
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setBackgroundRole(QPalette::Window);
    scroll->setWidget(content);
    layout->addWidget(scroll, 1);
    m_card->setMinimumHeight(Theme::grow(LeastCard));
    m_detailCard->setMinimumHeight(Theme::grow(LeastCard));

    m_find.setSingleShot(true);
    m_find.setInterval(std::chrono::milliseconds(120));
    connect(&m_find, &QTimer::timeout, this, [this] {
        m_model.setFilter(m_filter->text());
        if (m_model.rowCount() > 0)
            m_table->selectRow(std::max(0, m_model.rowOf(m_chosen)));
        showChosen();
    });
    m_reload.setSingleShot(true);
    m_reload.setInterval(std::chrono::milliseconds(300));
    connect(&m_reload, &QTimer::timeout, this, &AuditPage::reload);
    connect(&m_engine, &engine::Engine::commandFinished, &m_reload, qOverload<>(&QTimer::start));
    auto *key = new QShortcut(Qt::Key_V, this);
    key->setContext(Qt::WidgetWithChildrenShortcut);
    connect(key, &QShortcut::activated, m_chain, &ChainCard::verify);
    setSpan(Span::Month);
}

void AuditPage::buildControls()
{
    m_filter = new QLineEdit(m_header);
    m_filter->setPlaceholderText(tr("Device, order, person, reason, row"));
    m_filter->setAccessibleName(tr("Find orders"));
    m_filter->setToolTip(tr("Find orders (Ctrl+F)"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(m_filter->fontMetrics().horizontalAdvance(m_filter->placeholderText()) + 48);
    connect(m_filter, &QLineEdit::textChanged, &m_find, qOverload<>(&QTimer::start));
    m_spanButton = new Button({}, Button::Kind::Normal, m_header);
    m_spanButton->setIconName(u"calendar"_s);
    auto *spans = new QMenu(m_spanButton);
    const std::pair<Span, QString> choices[] = {{Span::Today, tr("Today")},
                                                {Span::Week, tr("Last 7 days")},
                                                {Span::Month, tr("Last 31 days")},
                                                {Span::Year, tr("Last 12 months")},
                                                {Span::All, tr("From the first row")}};
    for (const auto &[span, words] : choices)
        connect(spans->addAction(words), &QAction::triggered, this,
                [this, chosen = span] { setSpan(chosen); });
    connect(m_spanButton, &QPushButton::clicked, this, [this, spans] {
        spans->popup(m_spanButton->mapToGlobal(QPoint(0, m_spanButton->height() + 2)));
    });
    m_verify = new Button(tr("Verify chain"), Button::Kind::Normal, m_header);
    m_verify->setIconName(u"shield-check"_s);
    m_verify->setToolTip(tr("Check that every row is what was written (V)"));
    m_export = new Button(tr("Export…"), Button::Kind::Normal, m_header);
    m_export->setIconName(u"download"_s);
    m_export->setToolTip(tr("Store the orders shown here as CSV"));
    connect(m_export, &QPushButton::clicked, this, &AuditPage::chooseFile);
    for (QWidget *control : {static_cast<QWidget *>(m_filter), static_cast<QWidget *>(m_spanButton),
                             static_cast<QWidget *>(m_verify), static_cast<QWidget *>(m_export)})
        m_header->addControl(control);
}

QWidget *AuditPage::buildTable()
{
    m_card = new Card(tr("Orders and refusals"), {}, this);
    m_card->setFlush(true);
    m_segments = new widgets::SegmentedControl({tr("All"), tr("Not verified"), tr("Late answers")}, m_card);
    m_segments->setName(tr("Which orders"));
    m_card->addHeaderWidget(m_segments);
    auto *content = new QWidget(m_card);
    m_stack = new QStackedLayout(content);
    m_table = new TableView(content);
    m_table->setAccessibleName(tr("Orders and refusals"));
    m_table->setRows(TableView::Rows::Comfort);
    m_table->setModel(&m_model);
    static constexpr std::pair<int, int> widths[] = {
        {AuditModel::Time, 96},    {AuditModel::Who, 140},  {AuditModel::Order, 144},
        {AuditModel::Device, 120}, {AuditModel::Known, 92}, {AuditModel::OutcomeColumn, 104},
        {AuditModel::Took, 60},    {AuditModel::Reason, 80}};
    const QFontMetrics heads(Theme::of(this).font(widgets::Role::Table, 600));
    for (const auto &[column, width] : widths) {
        // Units and outcomes are longer words in some languages.
        QStringList whole{m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString()};
        if (column == AuditModel::Took)
            whole << Words::elapsed(std::chrono::milliseconds(59'990));
        int wide = Theme::grow(width);
        for (const QString &text : std::as_const(whole))
            wide = std::max(wide, heads.horizontalAdvance(text) + 20);
        m_table->setColumnWidth(column, wide);
    }
    m_table->setStretchColumn(AuditModel::Reason);
    new widgets::ColumnSpread(m_table, AuditModel::Reason);
    m_stack->addWidget(m_table);
    m_stack->addWidget(new widgets::EmptyState(
        u"scroll-text"_s, tr("No order in this time."),
        tr("The first order from a device's page stands here, before it is sent."), content));
    m_stack->addWidget(new widgets::EmptyState(
        u"search"_s, tr("Nothing fits."), tr("No order of this time fits what is looked for."), content));
    m_card->content()->addWidget(content, 1);
    connect(m_segments, &widgets::SegmentedControl::chosen, this, [this](int index) {
        m_model.setSegment(AuditModel::Segment(index));
        if (m_model.rowCount() > 0)
            m_table->selectRow(std::max(0, m_model.rowOf(m_chosen)));
        showChosen();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &index) {
                // Only what a person chose stays chosen; else the newest order is shown.
                if (const AuditedOrder *order = m_model.order(index.row()); order && m_table->hasFocus())
                    m_chosen = order->command.id;
                showChosen();
            });
    connect(m_table, &TableView::rowActivated, this, [this](const QModelIndex &index) {
        if (const AuditedOrder *order = m_model.order(index.row()))
            emit deviceChosen(order->command.device);
    });
    return m_card;
}

QWidget *AuditPage::buildRight()
{
    m_right = new QWidget(this);
    auto *column = new QVBoxLayout(m_right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    m_detailCard = new Card(tr("One order"), {}, m_right);
    m_openDevice = new Button(tr("Open device"), Button::Kind::Normal, m_detailCard);
    m_detailCard->addHeaderWidget(m_openDevice);
    auto *scroll = new QScrollArea(m_detailCard);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(tr("One order"));
    scroll->viewport()->setAutoFillBackground(false);
    m_detail = new OrderDetail(m_engine, scroll);
    scroll->setWidget(m_detail);
    m_detail->setAutoFillBackground(false);
    m_detailCard->content()->addWidget(scroll, 1);
    m_chain = new ChainCard(m_engine, m_right);
    column->addWidget(m_detailCard, 1);
    column->addWidget(m_chain);
    connect(m_openDevice, &QPushButton::clicked, this, [this] {
        if (const AuditedOrder *order = m_model.order(m_table->currentIndex().row()))
            emit deviceChosen(order->command.device);
    });
    connect(m_verify, &QPushButton::clicked, m_chain, &ChainCard::verify);
    connect(m_chain, &ChainCard::changed, this, [this] {
        m_verify->setEnabled(!m_chain->isChecking());
        showSentence();
    });
    return m_right;
}

void AuditPage::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

QString AuditPage::spanWords() const
{
    switch (m_span) {
    case Span::Today:
        return tr("today");
    case Span::Week:
        return tr("last 7 days");
    case Span::Month:
        return tr("last 31 days");
    case Span::Year:
        return tr("last 12 months");
    case Span::All:
        break;
    }
    return tr("since the first row");
}

void AuditPage::setSpan(Span span)
{
    m_span = span;
    m_spanButton->setText(spanWords());
    m_spanButton->setAccessibleName(tr("Time shown: %1").arg(spanWords()));
    reload();
}

void AuditPage::reload()
{
    engine::OrdersRequest request;
    request.to = LiveFeed::now() + std::chrono::minutes(1);
    switch (m_span) {
    case Span::Today:
        request.from =
            core::fromMicros(Words::today().startOfDay(Words::timeZone()).toMSecsSinceEpoch() * 1000);
        break;
    case Span::Week:
        request.from = request.to - std::chrono::days(7);
        break;
    case Span::Month:
        request.from = request.to - std::chrono::days(31);
        break;
    case Span::Year:
        request.from = request.to - std::chrono::days(366);
        break;
    case Span::All:
        break;
    }
    m_engine.orders(request, this, [this, asked = ++m_asked](const engine::OrdersAnswer &answer) {
        if (asked == m_asked)
            take(answer);
    });
}

void AuditPage::take(const engine::OrdersAnswer &answer)
{
    QHash<core::DeviceId, QString> names;
    for (const engine::DeviceInfo &device : m_engine.devices())
        names.insert(device.id, device.name);
    m_model.setOrders(answer.orders, names);
    m_problem = answer.error;
    m_cut = answer.cut;
    m_loaded = true;
    m_counts->setCounts([this](core::Outcome outcome) { return m_model.countOf(outcome); }, spanWords());
    showSentence();
    if (m_model.rowCount() > 0)
        m_table->selectRow(std::max(0, m_model.rowOf(m_chosen)));
    showChosen();
}

void AuditPage::showSentence()
{
    const int total = m_model.total();
    if (m_problem) {
        m_header->setSentence(tr("The audit cannot be read."), m_problem->detail);
        return;
    }
    const auto &verdict = m_chain->verdict();
    if (verdict && !verdict->whole && !verdict->error) {
        m_header->setSentence(m_chain->sentence(), tr("Somebody wrote to the audit behind its back."));
        return;
    }
    const int waiting = m_model.countOf(std::nullopt);
    const QString gist = total == 0     ? tr("Nothing was ordered in this time.")
                         : waiting == 0 ? tr("Every order has one ending.")
                                        : tr("%n still wait.", nullptr, waiting);
    QStringList rest;
    if (total > 0)
        rest << tr("%1 orders: %2 verified, %3 unproved, %4 mismatched.", nullptr, int(total))
                    .arg(Words::count(quint64(total)),
                         Words::count(quint64(m_model.countOf(core::Outcome::Verified))),
                         Words::count(quint64(m_model.countOf(core::Outcome::NoAnswer))),
                         Words::count(quint64(m_model.countOf(core::Outcome::Mismatch))));
    if (m_cut)
        rest << tr("Older ones of this time are not shown.");
    if (verdict && verdict->whole)
        rest << tr("The chain is whole.");
    m_header->setSentence(gist, rest.join(u' '));
}

void AuditPage::showChosen()
{
    m_stack->setCurrentIndex(m_model.total() == 0 ? 1 : m_model.rowCount() == 0 ? 2 : 0);
    m_export->setEnabled(m_model.rowCount() > 0);
    const AuditedOrder *order = m_model.order(m_table->currentIndex().row());
    m_openDevice->setVisible(order);
    m_detail->showOrder(order);
    m_detailCard->setVisible(order);
    if (order)
        m_detailCard->setTitle(order->rows > 1 ? tr("Rows %1 to %2")
                                                     .arg(Words::count(quint64(order->firstRow)),
                                                          Words::count(quint64(order->lastRow)))
                                               : tr("Row %1").arg(Words::count(quint64(order->firstRow))));
}

void AuditPage::chooseFile()
{
    CsvExport::choose(this, tr("Store the orders shown"), u"orders.csv"_s,
                      [this](const QString &path) { exportTo(path); });
}

void AuditPage::exportTo(const QString &path)
{
    m_export->setEnabled(false);
    const auto ended = [this, path](const QString &problem) {
        m_export->setEnabled(m_model.rowCount() > 0);
        m_card->setMeta(CsvExport::outcome(path, problem));
        emit exported(path, problem);
    };
    // A copy of the values travels; the model stays here.
    CsvExport::write(
        this, path, [lines = m_model.lines()] { return AuditModel::csv(lines); }, ended);
}

void AuditPage::resizeEvent(QResizeEvent *)
{
    const int beside = RightWidth * std::max(100, Theme::scale()) / 100;
    const bool wide = width() >= FoldBelow * std::max(100, Theme::scale()) / 100;
    m_columns->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_columns->setStretch(1, wide ? 0 : 1);
    m_right->setMinimumWidth(wide ? beside : 0);
    m_right->setMaximumWidth(wide ? beside : QWIDGETSIZE_MAX);
}

} // namespace console
