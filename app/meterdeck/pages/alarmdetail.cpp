// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/alarmdetail.h"

#include "alarmwords.h"
#include "widgets/button.h"
#include "widgets/flowlayout.h"
#include "widgets/label.h"
#include "widgets/timeline.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using widgets::Button;
using widgets::Label;
using widgets::Role;
using widgets::Theme;
using widgets::Token;

namespace console {

namespace {
constexpr int MostSteps = 5; ///< of its past; the rest is in the database
} // namespace

class AlarmDetail::MarkArea : public QWidget
{
public:
    explicit MarkArea(QWidget *parent) : QWidget(parent)
    {
        setFixedSize(Theme::iconSize(24), Theme::iconSize(24));
    }
    int priority = 4;
    widgets::AlarmState state = widgets::AlarmState::Active;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        widgets::PriorityMark::paint(painter, rect(), priority, state, Theme::of(this));
    }
};

/// What to do, step by step, on a raised ground with a bar of ink at its edge.
class AlarmDetail::ResponseBox : public QWidget
{
public:
    explicit ResponseBox(QWidget *parent) : QWidget(parent)
    {
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(16, 10, 12, 10);
        column->setSpacing(4);
        column->addWidget(new Label(AlarmDetail::tr("What to do"), Role::Table, Token::Text, 600, this));
        m_words = new Label({}, Role::Table, Token::Text, 0, this);
        m_words->setWordWrap(true);
        m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);
        column->addWidget(m_words);
    }

    void setSteps(const QStringList &steps)
    {
        QStringList lines;
        for (qsizetype at = 0; at < steps.size(); ++at)
            lines << (steps.size() == 1
                          ? steps.at(at)
                          : AlarmDetail::tr("%1. %2", "number, step").arg(at + 1).arg(steps.at(at)));
        const QString text = steps.isEmpty()
                                 ? AlarmDetail::tr("Its rule does not say. Write it down in the rules.")
                                 : lines.join(u'\n');
        if (m_words->text() != text)
            m_words->setText(text);
    }
    QString text() const { return m_words->text(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::of(this);
        QPainter painter(this);
        painter.fillRect(rect(), theme.colour(Token::Raised));
        painter.setPen(theme.colour(Token::Line));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
        painter.fillRect(QRect(isRightToLeft() ? width() - 3 : 0, 0, 3, height()), theme.colour(Token::Ink));
    }

private:
    Label *m_words;
};

AlarmDetail::AlarmDetail(AlarmWatch &watch, QWidget *parent)
    : Card(tr("Selected"), {}, parent)
    , m_watch(watch)
    , m_mark(new MarkArea(this))
    , m_title(new Label({}, Role::Card, Token::Text, 600, this))
    , m_where(new Label({}, Role::Table, Token::Text2, 0, this))
    , m_standing(new Label({}, Role::Table, Token::Text2, 0, this))
    , m_response(new ResponseBox(this))
    , m_history(new widgets::Timeline(this))
    , m_note(new Label({}, Role::Table, Token::Text3, 0, this))
    , m_acknowledge(new Button({}, Button::Kind::Primary, this))
    , m_shelve(new Button({}, Button::Kind::Normal, this))
    , m_service(new Button({}, Button::Kind::Normal, this))
    , m_open(new Button(tr("Open device"), Button::Kind::Normal, this))
{
    content()->setSpacing(10);
    auto *head = new QHBoxLayout;
    head->setSpacing(10);
    head->addWidget(m_mark, 0, Qt::AlignTop);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    for (Label *label : {m_title, m_where, m_standing}) {
        label->setWordWrap(true);
        texts->addWidget(label);
    }
    head->addLayout(texts, 1);
    content()->addLayout(head);
    content()->addWidget(m_response);
    content()->addWidget(m_history);
    m_note->setWordWrap(true);
    content()->addWidget(m_note);
    auto *buttons = new QWidget(this);
    auto *flow = new widgets::FlowLayout(buttons);
    flow->setGaps(8, 8);
    m_acknowledge->setKeyHint(u"A"_s);
    m_shelve->setKeyHint(u"S"_s);
    m_shelve->setIconName(u"clock"_s);
    m_service->setIconName(u"wrench"_s);
    for (Button *button : {m_acknowledge, m_shelve, m_service, m_open})
        flow->addWidget(button);
    content()->addWidget(buttons);
    content()->addStretch(1);
    connect(m_acknowledge, &QPushButton::clicked, this, [this] {
        if (m_row.standing == AlarmRow::Standing::Latched)
            emit resetRequested(m_id);
        else
            emit acknowledgeRequested(m_id);
    });
    connect(m_shelve, &QPushButton::clicked, this, [this] {
        if (m_row.hidden == AlarmRow::Hidden::Shelved)
            emit unshelveRequested(m_id);
        else
            emit shelveRequested(m_id);
    });
    connect(m_service, &QPushButton::clicked, this, [this] {
        if (m_row.hidden == AlarmRow::Hidden::OutOfService)
            emit serviceRequested(m_id);
        else
            emit outOfServiceRequested(m_id);
    });
    connect(m_open, &QPushButton::clicked, this, [this] { emit deviceRequested(m_row.device); });
}

void AlarmDetail::showAlarm(const AlarmRow *row, int place, int of)
{
    setVisible(row);
    if (!row) {
        m_id.clear();
        return;
    }
    setMeta(
        place > 0
            ? tr("%1 of %2", "which of how many").arg(Words::count(quint64(place)), Words::count(quint64(of)))
            : QString());
    const bool another = row->id != m_id;
    if (!another && *row == m_row)
        return;
    const bool moved = another || row->standing != m_row.standing || row->hidden != m_row.hidden ||
                       row->hiddenUntil != m_row.hiddenUntil || row->raisedAt != m_row.raisedAt;
    m_id = row->id;
    m_row = *row;
    m_mark->priority = row->priority;
    m_mark->state = row->mark();
    m_mark->setAccessibleName(AlarmWords::spokenMark(*row));
    m_mark->update();
    const auto set = [](Label *label, const QString &text) {
        if (label->text() != text)
            label->setText(text);
        label->setVisible(!text.isEmpty());
    };
    set(m_title, row->title);
    set(m_where, row->where);
    set(m_standing, row->hidden == AlarmRow::Hidden::No ? AlarmWords::standing(row->standing)
                                                        : AlarmWords::hiddenSentence(*row));
    m_response->setSteps(row->response);
    const bool latched = row->standing == AlarmRow::Standing::Latched;
    m_acknowledge->setText(latched ? tr("Reset") : AlarmWords::acknowledge(row->acknowledging));
    m_acknowledge->setEnabled((row->isUnacknowledged() && !row->acknowledging) || latched);
    m_acknowledge->setVisible(row->hidden == AlarmRow::Hidden::No && (row->isUnacknowledged() || latched));
    m_shelve->setText(row->hidden == AlarmRow::Hidden::Shelved ? tr("Bring back now") : tr("Shelve…"));
    m_shelve->setVisible(row->hidden == AlarmRow::Hidden::No || row->hidden == AlarmRow::Hidden::Shelved);
    m_service->setText(row->hidden == AlarmRow::Hidden::OutOfService ? tr("Return to service")
                                                                     : tr("Out of service…"));
    m_service->setVisible(row->hidden != AlarmRow::Hidden::Suppressed);
    m_open->setVisible(!row->device.isEmpty());
    for (Button *button : {m_acknowledge, m_shelve, m_service})
        button->updateGeometry();
    if (another) {
        m_history->setStages({});
        m_historyRows = 0;
        m_note->setText(tr("Its past is being read…"));
        m_note->show();
    }
    if (moved)
        readHistory();
}

QString AlarmDetail::response() const { return m_response->text(); }

void AlarmDetail::readHistory()
{
    if (m_id.isEmpty())
        return;
    const alarms::AlarmId id(m_id);
    m_watch.path().history(
        id, MostSteps, this, [this, id, asked = ++m_asked](const engine::AlarmHistory &answer) {
            if (asked != m_asked)
                return;
            alarms::Alarm alarm = m_watch.path().alarm(id).value_or(alarms::Alarm{});
            QList<widgets::Timeline::Stage> stages;
            for (auto step = answer.transitions.crbegin(); step != answer.transitions.crend(); ++step) {
                widgets::Timeline::Stage stage;
                stage.title = AlarmWords::what(step->what);
                stage.detail = AlarmWords::detail(*step, alarm);
                stage.time = Words::moment(step->at);
                stages << stage;
            }
            m_historyRows = int(stages.size());
            m_history->setStages(stages);
            QStringList tips;
            for (const auto &stage : std::as_const(stages))
                tips << tr("%1  %2  %3", "time, what, detail").arg(stage.time, stage.title, stage.detail);
            m_history->setToolTip(tips.join(u'\n'));
            m_note->setText(answer.error       ? Words::errorSentence(*answer.error)
                            : stages.isEmpty() ? tr("Nothing of its past is stored yet.")
                            : answer.cut       ? tr("Older steps are stored and not shown here.")
                                               : QString());
            m_note->setVisible(!m_note->text().isEmpty());
        });
}

} // namespace console
