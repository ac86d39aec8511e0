// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/keysdialog.h"

#include "dialogs/scrim.h"
#include "widgets/button.h"
#include "widgets/keyhint.h"
#include "widgets/label.h"
#include "widgets/theme.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace console {

using widgets::Button;
using widgets::KeyHint;
using widgets::Label;
using widgets::Role;
using widgets::Theme;
using widgets::Token;

namespace {

constexpr int Width = 860;
constexpr int Height = 620;

} // namespace

KeysDialog::KeysDialog(const QList<KeyMap::Action> &actions, QWidget *parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint), m_filter(new QLineEdit(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keys"));
    m_filter->setPlaceholderText(tr("Filter by word or key"));
    m_filter->setAccessibleName(tr("Filter keys"));
    connect(m_filter, &QLineEdit::textChanged, this, &KeysDialog::filter);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(16);
    auto *head = new QHBoxLayout;
    head->addWidget(new Label(windowTitle(), Role::Title, Token::Text, 600, this));
    head->addSpacing(16);
    head->addStretch(1);
    head->addWidget(m_filter, 2);
    layout->addLayout(head);

    QStringList groups;
    QHash<QString, QList<KeyMap::Action>> byGroup;
    for (const KeyMap::Action &action : actions) {
        if (action.keys.isEmpty())
            continue;
        if (!groups.contains(action.group))
            groups << action.group;
        byGroup[action.group] << action;
    }
    auto *inside = new QWidget;
    auto *columns = new QHBoxLayout(inside);
    columns->setContentsMargins(0, 0, 12, 0);
    columns->setSpacing(32);
    QVBoxLayout *column[2];
    int filled[2] = {0, 0};
    for (QVBoxLayout *&made : column) {
        made = new QVBoxLayout;
        made->setSpacing(16);
        columns->addLayout(made, 1);
    }
    for (const QString &group : groups) {
        // In reading order, as even as the groups allow.
        const int at = filled[0] <= filled[1] ? 0 : 1;
        column[at]->addWidget(buildGroup(group, byGroup.value(group)));
        filled[at] += int(byGroup.value(group).size()) + 2;
    }
    for (QVBoxLayout *made : column)
        made->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(tr("Map of keys"));
    scroll->setWidget(inside);
    inside->setAutoFillBackground(false);
    scroll->viewport()->setAutoFillBackground(false);
    layout->addWidget(scroll, 1);

    auto *foot = new QHBoxLayout;
    foot->addWidget(new Label(tr("Letters alone work outside of fields."), Role::Body, Token::Text2, 0, this),
                    1);
    auto *close = new Button(tr("Close"), Button::Kind::Normal, this);
    close->setLarge(true);
    close->setKeyHint(QKeySequence(Qt::Key_Escape).toString(QKeySequence::NativeText));
    connect(close, &Button::clicked, this, &QDialog::reject);
    foot->addWidget(close);
    layout->addLayout(foot);

    resize(parent ? sizeHint().boundedTo(parent->size() - QSize(48, 48)) : sizeHint());
    if (parent)
        new Scrim(parent, this);
    m_filter->setFocus();
}

QSize KeysDialog::sizeHint() const
{
    const int scale = std::max(100, Theme::scale());
    return {Width * scale / 100, Height * scale / 100};
}

QWidget *KeysDialog::buildGroup(const QString &title, const QList<KeyMap::Action> &actions)
{
    auto *group = new QWidget(this);
    auto *layout = new QVBoxLayout(group);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(new Label(title, Role::Body, Token::Text, 600, group));
    for (const KeyMap::Action &action : actions) {
        QWidget *row = buildLine(action);
        layout->addWidget(row);
        m_lines.append({row, row->accessibleName(), group});
    }
    return group;
}

QWidget *KeysDialog::buildLine(const KeyMap::Action &action)
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto *words = new Label(action.title, Role::Body, Token::Text2, 0, row);
    words->setWordWrap(true);
    layout->addWidget(words, 1);
    QStringList keys;
    for (const QKeySequence &key : action.keys) {
        const QString text = key.toString(QKeySequence::NativeText);
        keys << text;
        layout->addWidget(new KeyHint(text, row), 0, Qt::AlignTop);
    }
    row->setAccessibleName(tr("%1: %2", "what a key does and the key").arg(action.title, keys.join(u", "_s)));
    return row;
}

void KeysDialog::filter(const QString &text)
{
    const QStringList words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    QSet<QWidget *> filled;
    for (const Line &line : std::as_const(m_lines)) {
        const bool fits = std::all_of(words.begin(), words.end(), [&line](const QString &word) {
            return line.text.contains(word, Qt::CaseInsensitive);
        });
        line.row->setVisible(fits);
        if (fits)
            filled.insert(line.group);
    }
    for (const Line &line : std::as_const(m_lines))
        line.group->setVisible(filled.contains(line.group));
}

QStringList KeysDialog::shownLines() const
{
    QStringList shown;
    for (const Line &line : m_lines) {
        if (!line.row->isHidden())
            shown << line.text;
    }
    return shown;
}

void KeysDialog::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.colour(Token::Panel));
    painter.setPen(QPen(theme.colour(Token::Ink), 1.5));
    painter.drawRect(QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75));
}

} // namespace console
