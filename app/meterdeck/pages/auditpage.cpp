// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/auditpage.h"

#include "livefeed.h"
#include "models/eventsmodel.h"
#include "pages/pageheader.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/emptystate.h"
#include "widgets/label.h"
#include "widgets/outcomemark.h"
#include "widgets/outcomeview.h"
#include "widgets/tableview.h"
#include "words.h"

#include <QLineEdit>
#include <QPainter>
#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using widgets::Card;
using widgets::Label;
using widgets::Role;
using widgets::TableView;
using widgets::Theme;
using widgets::Token;

namespace console {

namespace {

constexpr int Most = 2000;

QPixmap markPixmap(std::optional<core::Outcome> outcome, const QWidget *widget)
{
    const qreal ratio = widget->devicePixelRatioF();
    QPixmap pixmap(QSize(18, 18) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    widgets::OutcomeMark::paint(painter, QRectF(1, 1, 16, 16), outcome, Theme::of(widget));
    return pixmap;
}

} // namespace

AuditPage::AuditPage(const engine::Engine &engine, QWidget *parent)
    : QWidget(parent)
    , m_engine(engine)
    , m_header(new PageHeader(tr("Audit"), this))
    , m_filter(new QLineEdit(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    m_filter->setPlaceholderText(tr("Device, order, person, reason"));
    m_filter->setAccessibleName(tr("Filter orders"));
    m_filter->setToolTip(tr("Filter orders (Ctrl+F)"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setFixedWidth(280);
    m_header->addControl(m_filter);
    layout->addWidget(m_header);
    layout->addWidget(buildCounts());
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(buildTable(), 1);
    row->addWidget(buildDetail());
    layout->addLayout(row, 1);

    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model.setFilter(text);
        showChosen();
    });
    m_reload.setSingleShot(true);
    m_reload.setInterval(std::chrono::milliseconds(300));
    connect(&m_reload, &QTimer::timeout, this, &AuditPage::reload);
    connect(&m_engine, &engine::Engine::commandFinished, &m_reload, qOverload<>(&QTimer::start));
    reload();
}

QWidget *AuditPage::buildCounts()
{
    using core::Outcome;
    auto *card = new Card({}, {}, this);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    for (const Outcome outcome : {Outcome::Verified, Outcome::NoAnswer, Outcome::Mismatch, Outcome::Rejected,
                                  Outcome::NotSent, Outcome::Expired, Outcome::Cancelled}) {
        auto *mark = new Label({}, Role::Body, Token::Text, 0, card);
        mark->setPixmap(markPixmap(outcome, this));
        auto *count = new Label(u"0"_s, Role::Card, Token::Text, 600, card);
        row->addWidget(mark);
        row->addWidget(count);
        row->addWidget(new Label(Words::outcome(outcome), Role::Body, Token::Text2, 0, card));
        row->addSpacing(20);
        m_counts << std::pair(std::optional(outcome), count);
    }
    row->addStretch(1);
    row->addWidget(new Label(tr("last 31 days"), Role::Body, Token::Text3, 0, card));
    card->content()->addLayout(row);
    card->setFixedHeight(48);
    return card;
}

QWidget *AuditPage::buildTable()
{
    auto *card = new Card(tr("Orders and refusals"), {}, this);
    card->setFlush(true);
    auto *content = new QWidget(card);
    m_stack = new QStackedLayout(content);
    m_table = new TableView(content);
    m_table->setAccessibleName(tr("Orders and refusals"));
    m_table->setRows(TableView::Rows::Comfort);
    m_table->setModel(&m_model);
    static constexpr std::pair<int, int> widths[] = {
        {AuditModel::Time, 100},   {AuditModel::Who, 150},  {AuditModel::Order, 170},
        {AuditModel::Device, 140}, {AuditModel::Known, 96}, {AuditModel::OutcomeColumn, 110},
        {AuditModel::Took, 64},    {AuditModel::Reason, 90}};
    for (const auto &[column, width] : widths)
        m_table->setColumnWidth(column, width);
    m_table->setStretchColumn(AuditModel::Reason);
    m_stack->addWidget(m_table);
    m_stack->addWidget(new widgets::EmptyState(
        u"scroll-text"_s, tr("No order yet."),
        tr("The first order from a device's page stands here, before it is sent."), content));
    card->content()->addWidget(content, 1);
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
    return card;
}

QWidget *AuditPage::buildDetail()
{
    m_detail = new Card(tr("One order"), {}, this);
    m_detail->setFixedWidth(400);
    m_openDevice = new widgets::Button(tr("Open device"), widgets::Button::Kind::Normal, m_detail);
    m_detail->addHeaderWidget(m_openDevice);
    m_outcome = new widgets::OutcomeView(m_detail);
    m_facts = new Label({}, Role::Body, Token::Text2, 0, m_detail);
    m_facts->setWordWrap(true);
    m_facts->setTextFormat(Qt::RichText);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_detail->content()->addWidget(m_outcome);
    m_detail->content()->addWidget(m_facts);
    m_facts->hide();
    m_detail->content()->addStretch(1);
    connect(m_openDevice, &QPushButton::clicked, this, [this] {
        if (const AuditedOrder *order = m_model.order(m_table->currentIndex().row()))
            emit deviceChosen(order->command.device);
    });
    return m_detail;
}

void AuditPage::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void AuditPage::reload()
{
    engine::EventRequest request;
    request.to = LiveFeed::now() + std::chrono::minutes(1);
    request.from = request.to - std::chrono::days(31);
    request.limit = Most;
    m_engine.events(request, this, [this](const engine::EventAnswer &answer) { show(answer); });
}

void AuditPage::show(const engine::EventAnswer &answer)
{
    QHash<core::DeviceId, QString> names;
    for (const engine::DeviceInfo &device : m_engine.devices())
        names.insert(device.id, device.name);
    const core::CommandId chosen = m_chosen;
    m_model.setEntries(answer.audit, names);
    m_loaded = true;
    for (const auto &[outcome, label] : std::as_const(m_counts))
        label->setText(Words::count(quint64(m_model.countOf(outcome))));
    const int total = m_model.total();
    const int verified = m_model.countOf(core::Outcome::Verified);
    const int waiting = m_model.countOf(std::nullopt);
    if (answer.error)
        m_header->setSentence(tr("The audit cannot be read."), answer.error->detail);
    else if (total == 0)
        m_header->setSentence(tr("Nothing was ordered in this time."));
    else
        m_header->setSentence(waiting == 0 ? tr("Every order has one ending.")
                                           : tr("%1 still wait.").arg(waiting),
                              tr("%1 orders: %2 verified, %3 unproved, %4 mismatched.")
                                  .arg(total)
                                  .arg(verified)
                                  .arg(m_model.countOf(core::Outcome::NoAnswer))
                                  .arg(m_model.countOf(core::Outcome::Mismatch)));
    m_stack->setCurrentIndex(total == 0 ? 1 : 0);
    int row = 0;
    for (int at = 0; at < m_model.rowCount(); ++at) {
        if (m_model.order(at)->command.id == chosen)
            row = at;
    }
    if (m_model.rowCount() > 0)
        m_table->selectRow(row);
    showChosen();
}

void AuditPage::showChosen()
{
    const AuditedOrder *order = m_model.order(m_table->currentIndex().row());
    m_outcome->setVisible(order != nullptr);
    m_openDevice->setVisible(order != nullptr);
    m_facts->setVisible(order != nullptr);
    if (!order) {
        m_detail->setMeta({});
        return;
    }
    m_detail->setTitle(order->rows.size() > 1
                           ? tr("Rows %1 to %2")
                                 .arg(Words::count(quint64(order->rows.constFirst().number)),
                                      Words::count(quint64(order->rows.constLast().number)))
                           : tr("Row %1").arg(Words::count(quint64(order->rows.constFirst().number))));
    const QString outcome = order->outcome ? Words::outcome(*order->outcome).toLower() : tr("waiting");
    m_outcome->setOutcome(order->outcome,
                          tr("%1, %2", "order and outcome").arg(Words::orderTitle(order->command), outcome),
                          tr("%1, %2", "device and time").arg(order->deviceName, Words::moment(order->at)));
    m_outcome->hideRelay();
    QList<widgets::Timeline::Stage> stages;
    for (const core::AuditEntry &entry : order->rows) {
        const QString hash = QString::fromLatin1(entry.hash.toHex());
        const QString proof =
            hash.isEmpty() ? QString()
                           : tr("%1 %2…%3", "row number and hash")
                                 .arg(Words::count(quint64(entry.number)), hash.left(4), hash.right(4));
        stages << widgets::Timeline::Stage{
            entry.stage == "outcome"_L1 && order->outcome ? Words::outcome(*order->outcome)
                                                          : Words::stage(entry.stage),
            proof, Words::clockMillis(entry.at), widgets::Timeline::Mark::Done};
    }
    m_outcome->setStages(stages);
    m_outcome->setAdvice({});
    QStringList lines;
    const QString quiet = Theme::of(this).colour(Token::Text3).name();
    const auto fact = [&lines, &quiet](const QString &title, const QString &text) {
        if (!text.isEmpty())
            lines << u"<tr><td style='color:%1; padding-right:12px'>%2</td><td>%3</td></tr>"_s.arg(
                quiet, title.toHtmlEscaped(), text.toHtmlEscaped());
    };
    fact(tr("Ordered by"), order->command.orderedBy);
    fact(tr("Reason"), order->command.reason);
    fact(tr("Known then"), knownThen(*order));
    fact(tr("Why so"), order->rows.constLast().detail.value("words"_L1).toString());
    m_facts->setText(u"<table cellspacing='0' cellpadding='2'>"_s + lines.join(QString()) + u"</table>"_s);
}

} // namespace console
