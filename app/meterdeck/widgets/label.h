// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QLabel>

namespace widgets {

/// A text label that wears a role and a colour of the theme and follows a switch of it. Elides at the end
/// instead of being cut when setElided(true); the full text is then the tool tip.
class Label : public QLabel
{
    Q_OBJECT
public:
    explicit Label(const QString &text = {}, Role role = Role::Body, Token token = Token::Text,
                   int weight = 0, QWidget *parent = nullptr);

    void setRole(Role role, int weight = 0);
    void setToken(Token token);
    void setElided(bool elided);
    /// Leading and trailing follow the layout, not the script of the text: a Latin name in a column of Arabic
    /// ones stands at their edge.
    void setAlignment(Qt::Alignment alignment);

    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void restyle();
    void align();

    Role m_role;
    Token m_token;
    int m_weight;
    Qt::Alignment m_alignment = Qt::AlignLeading | Qt::AlignVCenter;
    bool m_elided = false;
    bool m_restyling = false;
};

} // namespace widgets
